/* Helps while one writes: "/" opens the commands, "@bot words" asks the bot inline and shows its results as cards. */

import { isolated, make } from "./dom.js";
import { commandsFor } from "./menus.js";
import { act } from "./requests.js";
import { Suggestions } from "./suggestions.js";

const PAUSE_MILLISECONDS = 250; // after the last key, before the bot is asked
const COMMAND = /^\/([A-Za-z0-9_]*)$/;

export class Completing {
  constructor(view, composer, field) {
    this.view = view;
    this.composer = composer;
    this.field = field;
    this.list = new Suggestions(field);
    this.asked = null;
    this.results = [];
    this.timer = 0;
  }

  get commands() {
    const { state, chat, texts } = this.view;
    return chat.type === "channel" ? [] : commandsFor(state.menus, chat, this.view.speaker(), texts.language);
  }

  /* The text has changed. */
  look() {
    clearTimeout(this.timer);
    this.asked = null;
    const text = this.field.value;
    const inline = `@${this.view.state.bot.username} `;
    if (text.toLowerCase().startsWith(inline.toLowerCase())) {
      this.timer = setTimeout(() => this.#ask(text.slice(inline.length).trim(), ""), PAUSE_MILLISECONDS);
      return;
    }
    const begun = COMMAND.exec(text);
    const fitting = begun ? this.commands.filter(({ command }) => command.startsWith(begun[1].toLowerCase())) : [];
    this.list.show(this.view.texts.commands, fitting.map((each) => this.#command(each)));
  }

  takes(event) {
    return this.list.takes(event);
  }

  /* What the bot found; `content` is the event's. */
  found(content) {
    if (content.query !== this.asked) return;
    const { texts } = this.view;
    this.results.push(...content.results.map((result) => this.#card(content.query, result)));
    const more = [];
    if (content.button) more.push(this.#above(content.button));
    if (content.next_offset) {
      const onclick = () => this.#ask(this.query, content.next_offset);
      more.push(make("button", { type: "button", class: "quiet", onclick }, texts.moreResults));
    }
    if (!this.results.length && !more.length) more.push(make("span", { class: "none" }, texts.noResults));
    this.list.show(texts.results, this.results, ...more);
  }

  async #ask(query, offset) {
    this.query = query;
    if (!offset) this.results = [];
    await this.view.trying(async () => {
      const { query: id } = await act("inline", { chat: this.view.chat.id, query, offset, user: this.view.speaker() });
      this.asked = id;
      // The answer may have come before the number of the question.
      this.view.pendingResults(id).forEach((content) => this.found(content));
    });
  }

  #command({ command, description }) {
    const { chat, state } = this.view;
    const said = chat.type === "private" ? `/${command}` : `/${command}@${state.bot.username}`;
    return {
      node: [make("span", { class: "command-name", dir: "ltr" }, `/${command}`), isolated(description)],
      choose: () => this.composer.sendText(said),
      complete: () => this.composer.write(`${said} `),
    };
  }

  #card(query, result) {
    const title = isolated(result.title ?? result.type, { class: "card-title" });
    const about = result.description ? make("span", { class: "card-text", dir: "auto" }, result.description) : null;
    return {
      node: make("span", { class: "card" }, title, about),
      choose: () => {
        this.composer.write("");
        this.view.trying(() => act("inline/choices", { query, result_id: result.id, user: this.view.speaker() }));
      },
    };
  }

  #above(button) {
    const onclick = () => {
      this.composer.write("");
      this.view.startBot(button.start_parameter);
    };
    return make("button", { type: "button", class: "quiet", disabled: !button.start_parameter, onclick }, isolated(button.text));
  }
}
