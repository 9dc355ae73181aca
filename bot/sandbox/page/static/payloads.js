// The panel of payloads: what is inside a row is fetched when it is opened.

export async function lookInside(event) {
  const { payload } = event.target.dataset ?? {};
  if (!payload || event.newState !== "open") return;
  const inside = event.target.querySelector(".inside");
  if (inside.hasChildNodes()) return;
  const response = await fetch(`/payloads/${payload}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  inside.replaceChildren(...page.body.childNodes);
}
