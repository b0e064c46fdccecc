/** Imported text as paragraphs and lists. It is plain text by now: JSX escapes whatever is left in it. */
export function PlainText({ text }: { text: string }) {
  return (
    <div class="ec-stack" data-gap="s">
      {text.split(/\n{2,}/).map((block) => {
        const parts = partsOf(block.split('\n'));
        return parts.map((part) =>
          part.list ? (
            <ul>
              {part.lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          ) : (
            <p>
              {part.lines.map((line, at) => (
                <>
                  {at > 0 ? <br /> : null}
                  {line}
                </>
              ))}
            </p>
          ),
        );
      })}
    </div>
  );
}

/** Neighbouring lines that begin with a dash, a star or a bullet make a list. */
function partsOf(lines: string[]): { list: boolean; lines: string[] }[] {
  const parts: { list: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const item = /^\s*[-*•–]\s+(.*)$/.exec(line);
    const text = item?.[1] ?? line;
    if (text.trim() === '') continue;
    const last = parts.at(-1);
    if (last !== undefined && last.list === (item !== null)) last.lines.push(text);
    else parts.push({ list: item !== null, lines: [text] });
  }
  return parts;
}
