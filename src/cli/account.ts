import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  allowDomains,
  allowSso,
  createAccount,
  createEnrolmentLink,
  createStructure,
} from '../identity/index.ts';
import { exitCodesHelp } from './exit-codes.ts';
import { withOwner } from './with-database.ts';

interface AccountOptions {
  structure: string;
  role: 'counsellor' | 'account_manager' | 'supervisor' | 'provider';
  email: string;
  name: string;
  probationDays: number;
  json?: boolean;
}

interface StructureOptions {
  name: string;
  kind: 'mission_locale' | 'provider' | 'supervision';
  commune?: string;
  department?: string;
  siret?: string;
  json?: boolean;
}

/** `structure create`, `structure domains` and `account create`: what only the operator does. Further accounts: `/comptes`. */
export function addAccountCommands(program: Command): void {
  addStructureCreate(program);
  addAccountCreate(program);
}

function addStructureCreate(program: Command): void {
  const structure = program
    .command('structure')
    .description('Structures: Missions Locales, training organisations, supervision.');
  structure
    .command('domains')
    .description('Say which mail domains invitations of a structure may go to; replaces those of before.')
    .argument('<structure>', 'its number', readId)
    .argument('<domain...>', 'such as mission-locale.exemple.fr')
    .addHelpText('after', exitCodesHelp)
    .action((id: string, domains: string[]) => withOwner((owner) => allowDomains(owner, id, domains)));
  structure
    .command('sso')
    .description(
      'Say which identity providers speak for the agents of a structure; replaces those of before.',
    )
    .argument('<structure>', 'its number; it must have a siret', readId)
    .argument('<issuer>', 'as in ECLUSE_OIDC_ISSUER')
    .argument('[idp...]', 'the idp_id of each provider; none: nobody comes in this way any more')
    .addHelpText('after', exitCodesHelp)
    .action((structureId: string, issuer: string, idps: string[]) =>
      withOwner((owner) => allowSso(owner, { structureId, issuer, idps })),
    );
  structure
    .command('create')
    .description('Create a structure; prints its number.')
    .requiredOption('--name <name>')
    .addOption(
      new Option('--kind <kind>')
        .choices(['mission_locale', 'provider', 'supervision'])
        .makeOptionMandatory(),
    )
    .option('--commune <name>')
    .option('--department <code>', 'such as 35 or 2A')
    .option('--siret <number>')
    .option('--json', 'print one object')
    .addHelpText('after', exitCodesHelp)
    .action(async (options: StructureOptions) => {
      const structureId = await withOwner((owner) => createStructure(owner, options));
      console.log(options.json ? JSON.stringify({ structureId }) : structureId);
    });
}

function addAccountCreate(program: Command): void {
  program
    .command('account')
    .description('Accounts of agents.')
    .command('create')
    .description('Create an account; prints the one-time link (72 h) by which its holder enrols a passkey.')
    .requiredOption('--structure <number>', 'the structure it belongs to', readId)
    .addOption(
      new Option('--role <role>')
        .choices(['counsellor', 'account_manager', 'supervisor', 'provider'])
        .makeOptionMandatory(),
    )
    .requiredOption('--email <address>')
    .requiredOption('--name <name>', 'first name and name, as colleagues see it')
    .option('--probation-days <days>', 'days under the small budgets of a new account', readDays, 14)
    .option('--json', 'print one object')
    .addHelpText('after', exitCodesHelp)
    .action(async (options: AccountOptions) => {
      const made = await withOwner(async (owner, config) => {
        const { accountId } = await createAccount(owner, {
          structureId: options.structure,
          role: options.role,
          email: options.email,
          displayName: options.name,
          probationDays: options.probationDays,
        });
        return { accountId, enrolmentLink: await createEnrolmentLink(owner, accountId, config.publicUrl) };
      });
      if (options.json) console.log(JSON.stringify(made));
      else
        console.log(`Account ${made.accountId}. Give this link to its holder, once:\n${made.enrolmentLink}`);
    });
}

export function readId(text: string): string {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new InvalidArgumentError('a number was expected');
  return text;
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 0 || days > 365) throw new InvalidArgumentError('0 to 365 days');
  return days;
}
