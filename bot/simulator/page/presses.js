/* Buttons that were pressed and wait for the bot: presses go in, its answers end them, as a toast or an alert. */

import { act } from "./requests.js";

const WAIT_MILLISECONDS = 30_000;

export class Presses {
  #waiting = new Map(); // the button that was pressed, by the query's id
  #early = new Map(); // answers that came before the query's id

  constructor(view) {
    this.view = view;
  }

  async press(node, { message, row, column }) {
    if (node.getAttribute("aria-busy")) return;
    node.setAttribute("aria-busy", "true");
    const body = { chat: this.view.id, message_id: message.message_id, row, column, user: this.view.speaker() };
    const pressed = await this.view.trying(async () => {
      const { query } = await act("presses", body);
      this.#waiting.set(query, node);
      // A bot that never answers leaves the button usable again.
      setTimeout(() => this.#end(query), WAIT_MILLISECONDS);
      if (this.#early.has(query)) this.answered(this.#early.get(query));
    });
    if (!pressed) node.removeAttribute("aria-busy");
  }

  answered(content) {
    if (!this.#waiting.has(content.query)) {
      this.#early.set(content.query, content);
      return;
    }
    this.#early.delete(content.query);
    this.#end(content.query);
    const said = [content.text, content.url].filter(Boolean).join("\n");
    if (!said) return;
    if (content.alert) this.view.alert(said);
    else this.view.toasts.say(said);
  }

  #end(query) {
    this.#waiting.get(query)?.removeAttribute("aria-busy");
    this.#waiting.delete(query);
  }
}
