/* Files that wait to be sent with the next message: chosen by a button, pasted, or dropped on the chat. */

import { sizeOf } from "./dates.js";
import { icon, iconButton, isolated, make } from "./dom.js";

export class Attachments {
  constructor(texts, onchange) {
    this.texts = texts;
    this.onchange = onchange;
    this.files = [];
    this.input = make("input", { type: "file", multiple: true, hidden: true, "aria-label": texts.attach });
    this.input.addEventListener("change", () => {
      this.add(this.input.files);
      this.input.value = "";
    });
    this.button = iconButton("attach", texts.attach, () => this.input.click());
    this.list = make("ul", { class: "attachments", "aria-label": texts.attached, hidden: true });
  }

  add(files) {
    this.files.push(...files);
    this.#show();
  }

  /* The files, which then no longer wait. */
  take() {
    const { files } = this;
    this.files = [];
    this.#show();
    return files;
  }

  /* Lets files be dropped on `area`, which says so while they are above it. */
  receive(area) {
    const sign = make("div", { class: "drop", "aria-hidden": "true" }, icon("attach"), this.texts.dropHere);
    const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
    area.addEventListener("dragover", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (!sign.isConnected) area.append(sign);
    });
    area.addEventListener("dragleave", (event) => !area.contains(event.relatedTarget) && sign.remove());
    area.addEventListener("drop", (event) => {
      sign.remove();
      if (!holdsFiles(event)) return;
      event.preventDefault();
      this.add(event.dataTransfer.files);
    });
    area.addEventListener("paste", (event) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      this.add(event.clipboardData.files);
    });
  }

  #show() {
    this.list.hidden = !this.files.length;
    this.list.replaceChildren(
      ...this.files.map((file, index) => {
        const off = iconButton("close", this.texts.takeOff(file.name), () => {
          this.files.splice(index, 1);
          this.#show();
        });
        return make("li", {}, icon("file"), isolated(file.name), make("span", { class: "file-size" }, sizeOf(this.texts.language, file.size)), off);
      }),
    );
    this.onchange();
  }
}
