import { parseArgs } from 'node:util';
import { benchCatalogue } from './catalogue.ts';
import { benchExposure } from './exposure.ts';
import { benchNotices } from './notices.ts';
import { benchPages } from './pages.ts';
import { benchReveal } from './reveal.ts';
import { benchWatch } from './watch.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, only: { type: 'string' } },
});
const quick = values.quick === true;
const say = (line: string) => {
  process.stderr.write(`${line}\n`);
};
const wanted = (name: string) => values.only === undefined || values.only.split(',').includes(name);

const result: Record<string, unknown> = {};
if (wanted('pages')) Object.assign(result, await benchPages({ quick, say }));
if (wanted('catalogue')) result.catalogue = await benchCatalogue({ quick, say });
if (wanted('reveal')) result.reveal = await benchReveal({ quick, say });
if (wanted('watch')) result.watch = await benchWatch({ quick, say });
if (wanted('exposure')) result.exposure = await benchExposure({ quick, say });
if (wanted('notices')) result.notices = await benchNotices({ quick, say });

console.log(values.json === true ? JSON.stringify(result) : JSON.stringify(result, null, 2));
