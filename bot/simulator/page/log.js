/* A chat's messages, one below the other: messages of the topic that is shown go in; the scrolling, the days, the
   groups of bubbles and the keyboard's way through them are done here. */

import { draftNode, dots, messageNode, senderId } from "./bubble.js";
import { counted, dayOf, sameDay } from "./dates.js";
import { icon, make } from "./dom.js";
import { Toolbar } from "./toolbar.js";

const NEAR = 80; // pixels: so near to the end one is still at the end
const TOGETHER_SECONDS = 300;

export class Log {
  constructor(view, label) {
    this.view = view;
    this.missed = 0;
    this.list = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": label });
    this.tail = make("div", { class: "tail" });
    this.scroller = make("div", { class: "scroller" }, this.list, this.tail);
    this.jumpText = make("span");
    this.jump = make("button", { type: "button", class: "jump", hidden: true, title: view.texts.toEnd, onclick: () => this.toEnd() });
    this.jump.append(this.jumpText, icon("down"));
    this.node = make("div", { class: "log-frame" }, this.scroller, this.jump);
    this.toolbar = new Toolbar(view, this.list);
    this.nodes = new Map();
    this.atEnd = true;
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // Pictures that load, folds, and a smaller window move the end: whoever was there stays there.
    const watch = new ResizeObserver(() => this.atEnd && this.toEnd());
    for (const each of [this.list, this.tail, this.scroller]) watch.observe(each);
    this.list.addEventListener("keydown", (event) => this.#walk(event));
  }

  /* All anew. */
  show(messages, empty) {
    this.list.setAttribute("aria-busy", "true");
    this.toolbar.leave();
    this.nodes.clear();
    this.list.replaceChildren();
    for (const message of messages) this.#place(message);
    this.empty = empty;
    this.#tidy();
    this.list.removeAttribute("aria-busy");
    this.toEnd();
  }

  add(message, own) {
    const atEnd = this.atEnd || own;
    this.#place(message);
    this.#tidy();
    if (atEnd) this.#reveal(message.message_id, own);
    else {
      this.missed += 1;
      this.#scrolled();
    }
  }

  replace(message) {
    const old = this.nodes.get(message.message_id);
    if (!old) return;
    const focused = old.contains(document.activeElement);
    if (old.contains(this.toolbar.node)) this.toolbar.leave();
    const node = messageNode(message, this.view, this.view.memoryOf(message.message_id));
    this.nodes.set(message.message_id, node);
    old.replaceWith(node);
    this.#tidy();
    if (focused) node.focus({ preventScroll: true });
  }

  remove(id) {
    const node = this.nodes.get(id);
    if (node?.contains(this.toolbar.node)) this.toolbar.leave();
    node?.remove();
    this.nodes.delete(id);
    this.#tidy();
  }

  /* What the bot does right now: a draft, or else an action. */
  passing(draft, action, memory) {
    if (draft) this.tail.replaceChildren(draftNode(draft, this.view, memory));
    else if (action) this.tail.replaceChildren(make("div", { class: "message in first last typing" }, make("div", { class: "bubble" }, dots())));
    else this.tail.replaceChildren();
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.atEnd = true;
    this.missed = 0;
    this.jump.hidden = true;
  }

  goTo(id) {
    const node = this.nodes.get(id);
    if (!node) return;
    this.atEnd = false;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    node.classList.remove("shown");
    void node.offsetWidth; // so that the highlight begins anew
    node.classList.add("shown");
  }

  /* The end, or the beginning of an answer that is longer than the screen: reading starts there. */
  #reveal(id, own) {
    this.toEnd();
    const node = this.nodes.get(id);
    const above = node.offsetTop - this.list.offsetTop;
    if (own || above >= this.scroller.scrollTop) return;
    this.atEnd = false;
    this.scroller.scrollTop = above;
  }

  #place(message) {
    const node = messageNode(message, this.view, this.view.memoryOf(message.message_id));
    this.nodes.get(message.message_id)?.remove();
    this.nodes.set(message.message_id, node);
    this.list.append(node);
  }

  /* Days between messages, and which bubbles belong together. */
  #tidy() {
    for (const day of this.list.querySelectorAll(":scope > .day, :scope > .empty-chat")) day.remove();
    const shown = [...this.nodes].map(([id, node]) => ({ node, message: this.view.chat.messages.get(id) })).filter((each) => each.message);
    shown.forEach(({ node, message }, index) => {
      const before = shown[index - 1]?.message;
      const after = shown[index + 1]?.message;
      if (!before || !sameDay(before.date, message.date)) {
        node.before(make("div", { class: "day" }, make("span", {}, dayOf(this.view.texts, message.date))));
      }
      node.classList.toggle("first", !before || !together(before, message, shown[index - 1].node));
      node.classList.toggle("last", !after || !together(message, after, shown[index + 1].node));
      node.tabIndex = after ? -1 : 0;
    });
    if (!shown.some(({ node }) => !node.classList.contains("service-message")) && this.empty) this.list.append(this.empty());
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.atEnd) this.missed = 0;
    const { texts } = this.view;
    this.jump.hidden = this.atEnd;
    this.jumpText.textContent = this.missed ? counted(texts.language, texts.newMessages, this.missed) : "";
    this.jump.setAttribute("aria-label", this.missed ? this.jumpText.textContent : texts.toEnd);
  }

  /* The arrows go from message to message. */
  #walk(event) {
    const article = event.target;
    if (article.tagName !== "ARTICLE" || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const nodes = [...this.nodes.values()];
    const next = nodes[nodes.indexOf(article) + (event.key === "ArrowUp" ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    article.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}

function together(one, other, otherNode) {
  if (otherNode.classList.contains("service-message")) return false;
  return senderId(one) === senderId(other) && other.date - one.date < TOGETHER_SECONDS && sameDay(one.date, other.date);
}
