import type { Child } from 'hono/jsx';

export interface Event {
  state?: 'now' | 'todo' | 'danger';
  content: Child;
}

/** What happened, newest first; the content brings its own paragraphs. */
export function Timeline({ events }: { events: readonly Event[] }) {
  return (
    <ol class="ec-line">
      {events.map((event) => (
        <li data-s={event.state}>{event.content}</li>
      ))}
    </ol>
  );
}
