/* What is said beside the messages: toasts that go by themselves, alerts that wait for the reader. */

import { iconButton, make } from "./dom.js";

const SHOWN_MILLISECONDS = 6000;

export class Toasts {
  constructor(texts) {
    this.texts = texts;
    // Both are there from the start: screen readers read what comes into them.
    this.polite = make("div", { role: "status" });
    this.urgent = make("div", { role: "alert" });
    this.node = make("div", { class: "toasts" }, this.polite, this.urgent);
  }

  say(text) {
    this.#add(this.polite, make("span", { dir: "auto" }, text), "toast");
  }

  /* `reason` is the simulator's own; "" where it can't be reached. */
  fail(reason) {
    const said = make("span", {}, reason ? `${this.texts.failed} ` : this.texts.failedUnreachable);
    if (reason) said.append(make("bdi", { dir: "auto" }, reason));
    this.#add(this.urgent, said, "toast error");
  }

  #add(place, said, look) {
    const toast = make("div", { class: look }, said, iconButton("close", this.texts.dismiss, () => toast.remove()));
    place.replaceChildren(toast);
    setTimeout(() => toast.remove(), SHOWN_MILLISECONDS);
  }
}

/* An alert of the bot, which stays until it is closed. */
export function showAlert(texts, name, text) {
  const close = make("button", { type: "submit", class: "primary-button" }, texts.alertClose);
  const title = make("h2", { id: "alert-title" }, texts.alertTitle(name));
  const said = make("p", { dir: "auto", id: "alert-text" }, text);
  const form = make("form", { method: "dialog" }, title, said, close);
  const dialog = make("dialog", { class: "alert", "aria-labelledby": "alert-title", "aria-describedby": "alert-text" }, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
