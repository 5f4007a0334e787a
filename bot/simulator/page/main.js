/* The page: the simulator's state becomes chats, its events change them. */

import { ChatView } from "./chat.js";
import { ChatList } from "./chatlist.js";
import { make } from "./dom.js";
import { follow } from "./events.js";
import { choose, chosenTexts, dress } from "./language.js";
import { RequestError, fetchState } from "./requests.js";
import { State } from "./state.js";

const ONE_AT_A_TIME = matchMedia("(max-width: 1079.9px)");
const LIST_OR_CHAT = matchMedia("(max-width: 699.9px)");
const AGAIN_MILLISECONDS = 2000;

class App {
  constructor(body) {
    this.body = body;
    this.state = new State();
    this.texts = chosenTexts();
    this.views = [];
    this.unread = new Map();
    this.open = null;
    this.stop = () => {};
    this.state.listen((kind, content) => this.#take(kind, content));
    addEventListener("hashchange", () => this.#openFromAddress());
    for (const width of [ONE_AT_A_TIME, LIST_OR_CHAT]) width.addEventListener("change", () => this.#openFromAddress());
    dress(this.texts);
  }

  /* Fetch everything and follow what happens; again whenever the events can't be followed any more. */
  async start() {
    this.stop();
    try {
      this.state.load(await fetchState());
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      this.#reachable(false);
      setTimeout(() => this.start(), AGAIN_MILLISECONDS);
      return;
    }
    const onEvent = (kind, content) => (kind === "reset" ? this.start() : this.state.apply(kind, content));
    this.stop = follow(this.state.lastEvent, onEvent, (reached) => this.#reachable(reached));
  }

  close() {
    location.hash = "";
    this.list.node.querySelector("a")?.focus();
  }

  isShown(id) {
    return !ONE_AT_A_TIME.matches || this.open === id;
  }

  #take(kind, content) {
    if (kind === "loaded") return this.#build();
    if (kind === "commands") return this.views.forEach((view) => view.refresh());
    const view = this.views.find((each) => each.id === content.chat);
    if (!view) {
      if (kind === "chat" && this.state.visible().some(({ id }) => id === content.chat)) this.#build();
      return undefined;
    }
    if (view.take(kind, content) && !this.isShown(view.id)) this.unread.set(view.id, (this.unread.get(view.id) ?? 0) + 1);
    return this.list.show();
  }

  /* All anew, with what was being written. */
  #build() {
    const written = new Map(this.views.map((view) => [view.id, view.composer?.field.value]));
    const order = (chat) => ["private", "group", "supergroup", "channel"].indexOf(chat.type);
    const chats = this.state.visible().sort((one, other) => order(one) - order(other));
    this.views = chats.map((chat) => new ChatView(this, chat.id));
    this.list = new ChatList(this);
    this.columns = make("main", { class: "columns" }, ...this.views.map((view) => view.node));
    this.notice = make("p", { class: "unreachable", role: "alert" });
    this.body.replaceChildren(this.#top(), this.notice, make("div", { class: "room" }, this.list.node, this.columns));
    for (const view of this.views) {
      if (written.get(view.id)) view.composer?.write(written.get(view.id));
      view.log.toEnd();
    }
    this.#openFromAddress();
    if (!ONE_AT_A_TIME.matches) this.views[0]?.composer?.field.focus();
  }

  #top() {
    const { texts } = this;
    const button = make(
      "button",
      { type: "button", class: "language", lang: texts.otherLanguageCode, title: texts.otherLanguageHint, onclick: () => this.#speak(texts.otherLanguageCode) },
      texts.otherLanguage,
    );
    const name = make("h1", {}, texts.name);
    const badge = make("strong", { class: "simulator" }, texts.simulator);
    return make("header", { class: "top" }, name, badge, make("span", { class: "not-telegram" }, texts.notTelegram), button);
  }

  #speak(language) {
    this.texts = choose(language);
    dress(this.texts);
    this.#build();
    this.body.querySelector(".language").focus();
  }

  #openFromAddress() {
    const id = Number(location.hash.slice(1));
    const unchosen = LIST_OR_CHAT.matches ? null : (this.views[0]?.id ?? null);
    this.open = this.views.some((view) => view.id === id) ? id : unchosen;
    this.body.classList.toggle("chat-open", this.open !== null);
    for (const view of this.views) view.node.classList.toggle("open", view.id === this.open);
    this.#read(this.open);
  }

  #read(id) {
    const read = ONE_AT_A_TIME.matches ? [id] : this.views.map((view) => view.id);
    for (const each of read) this.unread.delete(each);
    this.views.find((view) => view.id === id)?.log.toEnd();
    this.list?.show();
  }

  #reachable(reached) {
    if (this.notice) this.notice.textContent = reached ? "" : this.texts.unreachable;
  }
}

new App(document.body).start();
