/** `callpop grant`: gives a person a role; the way to the first admin. */
import { Argument, Command } from 'commander';
import { ROLES } from '../../server/domain/people.ts';
import { grantedSchema } from '../../server/http/schemas/people.ts';
import { askProduct } from './product.ts';
import { endWrongUseWith2, runCommand } from './run-file.ts';

/** The command, for the main program. */
export function grantCommand(): Command {
  return endWrongUseWith2(new Command('grant'))
    .description('give a person a role; somebody unknown becomes an employee')
    .argument('<wecomUserId>', "the person's account (账号) in WeCom")
    .addArgument(new Argument('<role>', 'the role').choices(ROLES))
    .option('--json', 'print JSON')
    .action((wecomUserId: string, role: string, options: { json?: true }) =>
      runCommand(async () => {
        const body = { wecomUserId, role };
        const granted = await askProduct('grant', { body, answer: grantedSchema });
        if (options.json === true) return `${JSON.stringify(granted)}\n`;
        return `${granted.person} ${granted.name}: ${granted.roles.join(', ')}\n`;
      }),
    );
}
