// Writing a message, and rewriting what one wrote.

import { attach, taken } from "./files.js";
import { placeOf, post } from "./live.js";

export const composer = () =>
  document.querySelector(".thread .composer textarea") ?? document.querySelector("main .composer textarea");

/** Ready to write, but not on a phone, where a keyboard would cover half the page. */
export function readyToWrite() {
  const editor = document.querySelector(".editing textarea");
  if (editor) {
    editor.focus();
    editor.setSelectionRange(editor.value.length, editor.value.length);
  } else if (matchMedia("(hover: hover)").matches) {
    composer()?.focus();
  }
}

/** Put back what was half written before one went elsewhere. */
export function restoreDrafts() {
  for (const box of document.querySelectorAll(".composer textarea")) {
    box.value ||= sessionStorage.getItem(box.id) ?? "";
  }
}

let sending = Promise.resolve();

export function send(form) {
  const box = form.elements.text;
  const text = box.value.trim();
  const files = taken(form);
  const also = form.elements.broadcast;
  if (!text && !files.length) return;
  box.value = "";
  sessionStorage.removeItem(box.id);
  const said = { ...form.dataset, text, files, broadcast: also?.checked };
  if (also) also.checked = false;
  sending = sending.then(async () => {
    if (!(await post("say", said))) {
      box.value ||= text;
      for (const name of files) attach(form, name);
    }
    const list = form.parentElement.querySelector("[data-sticky]");
    if (list) list.scrollTop = list.scrollHeight;
  });
}

// --- rewriting -------------------------------------------------------------------------

export async function save(form) {
  const text = form.elements.text.value.trim();
  if (text && (await post("edit", { ...placeOf(form), text }))) cancel(form);
}

export const cancel = (form) => form.querySelector("[data-cancel]").click();
