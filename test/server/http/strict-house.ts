/** Doors behind which nothing may be asked: whatever they refuse was not stored. */
import { afterEach } from '@jest/globals';
import type { Doors } from '../../../server/http/doors.ts';
import type { Needs } from '../../../server/http/needs.ts';
import { openDoors, strictNeeds } from './doors.ts';
import type { House } from './doors.ts';

/** Opens such doors, with only the `known` needs behind them. */
export type OpenStrict = (known?: Partial<Needs>, change?: Partial<Doors>) => Promise<House>;

/** Gives the opener of one test file, and closes after each test what that test opened. */
export function keepStrictHouses(): OpenStrict {
  const houses: House[] = [];
  afterEach(async () => {
    await Promise.all(houses.splice(0).map((house) => house.close()));
  });
  return async (known = {}, change = {}) => {
    const house = await openDoors(strictNeeds(known), change);
    houses.push(house);
    return house;
  };
}
