// The child process that typesets: it holds Typst's native library, whose memory only a fresh process gives back.
// It gets jobs from its parent over the channel and answers each; no environment, no network, no other input.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

interface RenderJob {
  id: number;
  template: string;
  data: string;
  at: number;
}

const [workspace = '.'] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace });
let rendered = 0;

process.on('message', (job: RenderJob) => {
  process.send?.({ id: job.id, ...render(job) });
  rendered += 1;
  // Typst keeps every intermediate result that it ever made: forgotten often, memory stays near 200 MB.
  if (rendered % 25 === 0) compiler.evictCache(0);
});
process.on('disconnect', () => process.exit(0));

function render(job: RenderJob): { pdf: Uint8Array } | { error: string } {
  try {
    const made = compiler.compile({ mainFilePath: job.template, inputs: { data: job.data } });
    const document = made.result;
    if (made.hasError() || document === null) {
      const [first] = made.takeError()?.shortDiagnostics ?? [];
      return { error: messageOf(first) };
    }
    return { pdf: compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: job.at }) };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

// Only the message: a source excerpt could hold what the document says of somebody.
function messageOf(diagnostic: unknown): string {
  const has = typeof diagnostic === 'object' && diagnostic !== null && 'message' in diagnostic;
  return has ? String(diagnostic.message).slice(0, 300) : 'unknown error';
}
