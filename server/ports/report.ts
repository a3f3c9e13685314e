/** What the flows of the daily report need of the store. */
import type { Report, ReportPicture, ReportState } from '../domain/report/freeze.ts';

export interface Reports {
  load(day: string): Promise<Report | null>;
  /** The newest one that was sent, or is to be; null before the first. */
  last(): Promise<Pick<Report, 'day' | 'state'> | null>;
  /** Files the report of a date, leased to the caller. False: there is one already, which stays as it is. */
  file(report: Report, until: Date): Promise<boolean>;
  /** Claims open ones whose time has come, for any number of processes. */
  takeOpen(take: {
    readonly now: Date;
    readonly until: Date;
    readonly limit: number;
  }): Promise<readonly Report[]>;
  /** Settles its picture; one that is settled stays as it is. */
  settlePicture(day: string, picture: ReportPicture): Promise<void>;
  /** Ends an open one; one that has ended stays as it is. */
  close(day: string, state: Exclude<ReportState, 'open'>): Promise<void>;
}

/** Pictures that whoever knows their address may see, for 72 hours of business time. Cards §3. */
export interface Pictures {
  /** The secret of its address; only its hash is stored. */
  keep(png: Buffer): Promise<string>;
  /** Null when unknown or over. */
  find(token: string): Promise<Buffer | null>;
}
