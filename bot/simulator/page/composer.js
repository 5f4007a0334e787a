/* Where one writes: text, answers, changes and files go out, as the person chosen. */

import { Attachments } from "./attachments.js";
import { nameOf, snippet, snippetDirection } from "./bubble.js";
import { Completing } from "./completing.js";
import { followTyping } from "./direction.js";
import { hiddenText, iconButton, isolated, make } from "./dom.js";
import { userName } from "./names.js";
import { act, upload } from "./requests.js";

export class Composer {
  constructor(view) {
    this.view = view;
    this.about = null; // {kind: "reply" or "edit", message, quote?}
    const { texts, chat } = view;
    const keys = `keys-${chat.id}`;
    const placeholder = { private: texts.ask, channel: texts.post }[chat.type] ?? texts.write;
    this.field = make("textarea", { rows: "1", placeholder, "aria-label": texts.message, "aria-describedby": keys, autocomplete: "off" });
    followTyping(this.field);
    this.attachments = new Attachments(texts, () => this.#dress());
    this.completing = new Completing(view, this, this.field);
    this.context = make("div", { class: "context", hidden: true });
    this.send = iconButton("send", texts.send, null, { type: "submit", class: "icon-button send" });
    this.menu = iconButton("menu", texts.commands, () => this.#openMenu(), { class: "icon-button menu" });
    const row = make("div", { class: "row" }, this.attachments.button, this.attachments.input, this.field, this.menu, this.send);
    this.hint = hiddenText(texts.keys);
    this.hint.id = keys;
    this.node = make("form", { class: "composer", "aria-label": texts.message }, this.completing.list.node, this.#speakers());
    this.node.append(this.context, this.attachments.list, row, this.hint);
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.field.addEventListener("input", () => this.#changed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.#dress();
  }

  /* Put a text where one writes. */
  write(text) {
    this.field.value = text;
    this.field.dispatchEvent(new Event("input"));
    this.field.focus();
  }

  reply(message, quote) {
    this.#concern({ kind: "reply", message, quote });
  }

  edit(message) {
    this.#concern({ kind: "edit", message });
    this.write(message.text ?? message.caption ?? "");
  }

  /* Send a text as it is, whatever stands in the field besides. */
  sendText(text) {
    this.write("");
    return this.view.trying(() => act("messages", { ...this.view.place(), text }));
  }

  /* The menu of commands may have changed. */
  refresh() {
    this.#dress();
  }

  #speakers() {
    const { view } = this;
    const people = view.state.people(view.chat);
    if (view.chat.type === "private" || view.chat.type === "channel" || people.length < 2) return null;
    const choices = people.map((user) => {
      const radio = make("input", { type: "radio", name: `speaker-${view.chat.id}`, value: user.id, checked: user.id === view.speaker() });
      radio.addEventListener("change", () => view.speakAs(user.id));
      return make("label", {}, radio, isolated(userName(user)));
    });
    return make("fieldset", { class: "speakers" }, make("legend", {}, view.texts.speaker), ...choices);
  }

  #concern(about) {
    this.about = about;
    const { texts } = this.view;
    if (about === null) {
      this.context.hidden = true;
      this.context.replaceChildren();
    } else {
      const label = about.kind === "edit" ? texts.editing : texts.replyingTo(nameOf(about.message, this.view));
      const said = make("span", { class: "context-text", dir: snippetDirection(about.message) ?? "auto" }, about.quote ?? snippet(about.message, texts));
      const words = make("span", { class: "context-words" }, make("b", {}, label), said);
      this.context.replaceChildren(words, iconButton("close", texts.cancel, () => this.#cancel()));
      this.context.hidden = false;
    }
    this.#dress();
    this.field.focus();
  }

  #cancel() {
    const edited = this.about?.kind === "edit";
    this.#concern(null);
    if (edited) this.write("");
  }

  #changed() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
    this.#dress();
    this.completing.look();
  }

  #dress() {
    const { texts } = this.view;
    const files = this.attachments?.files.length ?? 0;
    const edits = this.about?.kind === "edit";
    if (!this.send) return;
    this.send.disabled = !this.field.value.trim() && !files;
    this.send.classList.toggle("ready", !this.send.disabled);
    this.send.setAttribute("aria-label", edits ? texts.save : texts.send);
    this.send.title = edits ? texts.save : texts.send;
    this.attachments.button.disabled = edits;
    this.menu.hidden = !this.completing.commands.length || this.field.value !== "" || files > 0;
  }

  #key(event) {
    if (event.isComposing || this.completing.takes(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.about) {
      event.preventDefault();
      this.#cancel();
    } else if (event.key === "ArrowUp" && !this.field.value && !this.about) {
      const last = this.view.lastOwn();
      if (!last) return;
      event.preventDefault();
      this.edit(last);
    }
  }

  #openMenu() {
    this.write("/");
  }

  async #submit() {
    const text = this.field.value;
    const { about } = this;
    if (this.send.disabled) return;
    const files = about?.kind === "edit" ? [] : this.attachments.take();
    this.#concern(null);
    this.write("");
    const place = this.view.place();
    const done = await this.view.trying(async () => {
      if (about?.kind === "edit") await act("edits", { chat: place.chat, user: place.user, message_id: about.message.message_id, text });
      else if (files.length) await this.#sendFiles(files, text, place, about);
      else await act("messages", { ...place, text, reply_to: about?.message.message_id ?? null, quote: about?.quote ?? null });
    });
    if (done || this.field.value) return;
    this.write(text); // nothing that was written gets lost
    if (about) this.#concern(about);
    if (files.length) this.attachments.add(files);
  }

  /* The text goes with the first file. Those that have been sent are taken out of `files`. */
  async #sendFiles(files, text, place, about) {
    let caption = text;
    while (files.length) {
      await upload(files[0], { ...place, caption, reply_to: about?.message.message_id });
      caption = "";
      files.shift();
    }
  }
}
