/* What happens, as it happens: the number of the last event known goes in, the events after it come out.
   `onState` is told whether the simulator can be reached. */

const KINDS = [
  "message", "edited", "deleted", "reaction", "typing", "draft", "callback_answer", "inline_results", "commands", "chat",
  "reset",
];
const AGAIN_MILLISECONDS = 2000;

export function follow(lastEvent, onEvent, onState) {
  let last = lastEvent;
  let source = null;
  const open = () => {
    source = new EventSource(`/people/events?after=${last}`);
    source.addEventListener("open", () => onState(true));
    source.addEventListener("error", () => {
      onState(false);
      // The browser connects again by itself, unless the answer was no stream of events.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, AGAIN_MILLISECONDS);
    });
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        last = event.lastEventId;
        onEvent(kind, JSON.parse(event.data));
      });
    }
  };
  open();
  return () => source.close();
}
