/**
 * A mail server that takes everything, in a process of its own: one core is short enough for what is measured. It knows
 * EHLO, MAIL, RCPT, DATA and QUIT with pipelining (RFC 5321, RFC 2920), and keeps from each message the number in its
 * Message-ID. Says its port; when asked, how many it took, how many different ones, and the processor time it used.
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';

const END = Buffer.from('\r\n.\r\n');
const numbers = new Set<number>();
let taken = 0;

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ taken, different: numbers.size, cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0));

function serve(socket: Socket): void {
  let rest: Buffer = Buffer.alloc(0);
  let inData = false;
  socket.setNoDelay(true);
  // Whoever leaves without QUIT.
  socket.on('error', () => {});
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (part: Buffer) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    const answers: string[] = [];
    for (;;) {
      const end = rest.indexOf(inData ? END : '\r\n');
      if (end < 0) break;
      const piece = rest.subarray(0, end);
      rest = rest.subarray(end + (inData ? END.length : 2));
      if (inData) {
        keep(piece);
        inData = false;
        answers.push('250 taken');
      } else {
        const answer = answerTo(piece.toString('latin1', 0, 4).toUpperCase());
        inData = answer.startsWith('354');
        answers.push(answer);
      }
    }
    if (answers.length > 0) socket.write(`${answers.join('\r\n')}\r\n`);
    if (answers.at(-1)?.startsWith('221')) socket.end();
  });
}

function answerTo(verb: string): string {
  if (verb === 'EHLO') return '250-sink\r\n250-PIPELINING\r\n250 8BITMIME';
  if (verb === 'DATA') return '354 go on';
  if (verb === 'QUIT') return '221 bye';
  return ['MAIL', 'RCPT', 'RSET', 'NOOP', 'HELO'].includes(verb) ? '250 ok' : '502 not known';
}

function keep(message: Buffer): void {
  taken += 1;
  const number = /^Message-ID: <avis-(\d+)-/im.exec(message.toString('latin1', 0, 2000))?.[1];
  if (number !== undefined) numbers.add(Number(number));
}
