/* A message's photo or document as a node; null for a message without. */

import { sizeOf } from "./dates.js";
import { icon, isolated, make } from "./dom.js";

export function media(message, texts) {
  if (message.photo?.length) return photo(message.photo.at(-1), message.caption, texts);
  if (message.document) return file(message.document, texts);
  return null;
}

function addressOf(file) {
  return `/people/files/${encodeURIComponent(file.file_id)}`;
}

function photo(size, caption, texts) {
  const picture = make("img", { src: addressOf(size), width: size.width, height: size.height, alt: caption ?? texts.photo, loading: "lazy" });
  return make("a", { class: "photo", href: addressOf(size), target: "_blank", rel: "noopener", title: texts.openPhoto }, picture);
}

function file(document, texts) {
  const name = document.file_name ?? texts.file;
  const attributes = { class: "file", href: addressOf(document), download: name, "aria-label": texts.download(name), title: texts.download(name) };
  const about = make("span", { class: "file-about" }, isolated(name, { class: "file-name" }));
  if (document.file_size !== undefined) about.append(make("span", { class: "file-size" }, sizeOf(texts.language, document.file_size)));
  return make("a", attributes, make("span", { class: "file-icon" }, icon("file")), about);
}
