/* A list above the field where one writes: commands, or inline results. Items {node, choose, complete?} go in; the arrows
   go through them, Enter chooses, Tab completes, Escape closes. */

import { make } from "./dom.js";

let numbers = 0;

export class Suggestions {
  constructor(field) {
    this.field = field;
    this.items = [];
    this.list = make("div", { role: "listbox", id: `suggestions-${(numbers += 1)}` });
    this.more = make("div", { class: "suggestions-more" });
    this.node = make("div", { class: "suggestions", hidden: true }, this.list, this.more);
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-autocomplete", "list");
  }

  get open() {
    return !this.node.hidden;
  }

  show(label, items, ...more) {
    this.items = items;
    this.list.setAttribute("aria-label", label);
    this.list.replaceChildren(
      ...items.map((item, index) => {
        const option = make("div", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false" }, ...[item.node].flat());
        option.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
        option.addEventListener("click", () => this.#choose(index));
        return option;
      }),
    );
    this.more.replaceChildren(...more);
    this.node.hidden = !items.length && !more.length;
    this.#mark(items.length ? 0 : -1);
  }

  hide() {
    if (this.open) this.show("", []);
  }

  /* Whether the key was for the list. */
  takes(event) {
    if (!this.open) return false;
    const { length } = this.items;
    if (event.key === "Escape") this.hide();
    else if (!length) return false;
    else if (event.key === "ArrowDown") this.#mark((this.active + 1) % length);
    else if (event.key === "ArrowUp") this.#mark((this.active - 1 + length) % length);
    else if (event.key === "Enter" && !event.shiftKey) this.#choose(this.active);
    else if (event.key === "Tab" && !event.shiftKey && this.items[this.active].complete) this.items[this.active].complete();
    else return false;
    event.preventDefault();
    return true;
  }

  #choose(index) {
    const item = this.items[index];
    this.hide();
    item.choose();
  }

  #mark(index) {
    this.active = index;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    const option = this.list.children[index];
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
}
