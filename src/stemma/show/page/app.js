"use strict";
// Lights what a link names, and shows the evidence behind it. All text is set as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("comparison").textContent);
  const card = document.getElementById("card");
  const lists = { f: data.figures, q: data.attributions, t: data.timexes, p: data.toponyms, s: data.passages };
  const siglum = Object.fromEntries(data.reports.map((report) => [report.id, report.siglum]));
  const names = new Map();
  for (const letter of ["f", "q"]) lists[letter].forEach((thing, place) => names.set(letter + thing.id, letter + place));
  const nameOf = (id) => names.get("f" + id) ?? names.get("q" + id);
  const find = (name) => lists[name[0]]?.[parseInt(name.slice(1), 10)];
  const marksOf = (name) => document.querySelectorAll(`[data-m~="${name}"]`);
  let opener = null;

  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) {
      made.textContent = text.replace(/[\u202d\u202e]/g, "\ufffd"); // overrides would turn the words around
      made.dir = "auto";
    }
    return made;
  }

  function light(wanted, from) {
    for (const old of document.querySelectorAll(".lit, .on")) old.classList.remove("lit", "on");
    const seen = new Set();
    for (const name of wanted) {
      const leads = [document.getElementById(name), ...marksOf(name)].filter(Boolean);
      for (const mark of leads) {
        if (mark.dataset.m) mark.classList.add("lit");
        const report = mark.closest(".report");
        if (!report || seen.has(report)) continue;
        seen.add(report);
        bring(mark, report, seen.size === 1);
      }
    }
    from?.classList.add("on");
    from?.closest(".claim")?.classList.add("on");
  }

  function bring(lead, report, first) {
    const scroll = report.querySelector(".scroll");
    if (getComputedStyle(scroll).overflowY === "visible") {
      if (first) lead.scrollIntoView({ block: "start" });
      return;
    }
    const offset = lead.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
    if (offset < 40 || offset > scroll.clientHeight - 80) scroll.scrollTo({ top: scroll.scrollTop + offset - scroll.clientHeight / 3 });
    if (!first) return;
    const columns = report.parentElement;
    const box = report.getBoundingClientRect();
    const frame = columns.getBoundingClientRect();
    if (box.left < frame.left || box.right > frame.right) columns.scrollBy({ left: box.left - frame.left });
    if (frame.top < 0 || frame.bottom > innerHeight + 80) columns.parentElement.scrollIntoView({ block: "end" });
  }

  const chain = (parts) => parts.join(" › ");
  const days = (thing) => [thing.earliest, thing.latest].map((day) => day ?? "open").filter((day, at, all) => all.indexOf(day) === at).join(" to ");
  const ends = (range) => [range.low, range.high].map((end) => (end === null ? "open" : end.toLocaleString("en"))).filter((end, at, all) => all.indexOf(end) === at).join(" to ");
  const bound = (figure) => figure.bound.replace("_", " ") + (figure.value === null ? "" : ` ${figure.value.toLocaleString("en")}`) + (figure.unit ? ` ${figure.unit}` : "");
  const of = {
    f: (it) => ({
      kind: "Figure", span: it.span, rows: [
        ["counts", it.counted?.text], ["amount", bound(it)], ["compared as", ends(it.interval)], ["rule", it.interval.rule], ["measure", it.measure],
        ["outcome", it.outcome], ["of", it.population], ["place", it.place], ["as of", it.as_of && days(it.as_of)],
        ["on the word of", it.sources.length ? chain(it.sources) : it.sources_inferred.length ? `${chain(it.sources_inferred)} (inferred)` : "the report itself"],
        ["stands in", it.inside_quote ? "a quotation" : null]] }),
    q: (it) => ({
      kind: it.kind === "indirect" ? "Indirect speech" : `Quotation, ${it.kind}`, span: it.content[0], rows: [
        ["speaker", it.speaker ?? "not resolved"], ["type", it.speaker_type], ["as printed", it.source?.text], ["cue", it.cue?.text], ["put forward as", it.modality],
        ["chain", it.chain.length > 1 ? chain(it.chain) : null], ["basis", it.basis === "continuation" ? "continues an attributed sentence" : null],
        ["quotation marks", ["open_without_close", "close_without_open"].includes(it.state) ? it.state.replaceAll("_", " ") : null],
        ["or said by", it.candidates.join(", ")]] }),
    t: (it) => ({ kind: "Time", span: it.span, rows: [["value", it.value], ["days", days(it)], ["read against", it.anchor], ["rule", it.rule]] }),
    p: (it) => ({
      kind: `Place (${it.kind})`, span: it.span, rows: [
        ["place", it.place ?? "not resolved"], ["countries", it.countries.join(", ")], ["position", it.lat === null ? null : `${it.lat}, ${it.lon} (${it.precision})`],
        ["or", it.candidates.map((other) => `${other.name} (${other.countries.join(", ")})`).join("; ")]] }),
    s: (it, name) => {
      const [here, there] = name.endsWith("r") ? [it.right, it.left] : [it.left, it.right];
      return { kind: `Shared text, ${it.kind}`, span: here, other: there, otherName: name.slice(0, -1) + (name.endsWith("r") ? "l" : "r"), rows: [
        ["what", it.what], ["alike", `${Math.round(it.similarity * 100)} %`], [`in ${siglum[there.report]}`, there.text]] };
    },
  };

  function jump(label, name) {
    const button = element("button", label, "also");
    button.type = "button";
    button.addEventListener("click", () => show(name, [name], null));
    return button;
  }

  function claims(name) {
    const id = find(name)?.id;
    return "fq".includes(name[0]) ? data.claims.filter((claim) => claim.members.includes(id)) : [];
  }

  function others(name) {
    const made = [];
    for (const claim of claims(name)) {
      const link = element("a", claim.topic);
      link.href = `#claim-${data.claims.indexOf(claim)}`;
      const heading = element("h3", `In the claim (${claim.relation}): `);
      heading.append(link);
      made.push(heading);
      for (const member of claim.members) {
        const other = nameOf(member);
        if (!other || other === name) continue;
        const thing = find(other);
        const span = thing.span ?? thing.content[0];
        made.push(jump(`${siglum[span.report]}: ${span.text.slice(0, 90)}`, other));
      }
    }
    return made;
  }

  function show(name, wanted, from, here = []) {
    const thing = find(name);
    if (!thing) {
      plain(wanted, from);
      return;
    }
    const told = of[name[0]](thing, name);
    const close = element("button", "×", "close");
    close.type = "button";
    close.setAttribute("aria-label", "Close the evidence");
    close.addEventListener("click", hide);
    const list = element("dl");
    for (const [term, meaning] of told.rows) if (meaning) list.append(element("dt", term), element("dd", meaning));
    const field = told.span.field ? "headline of " : "";
    card.replaceChildren(
      element("p", `${told.kind} in ${field}${siglum[told.span.report]}, characters ${told.span.start}–${told.span.end}`, "kind"),
      element("h2", told.span.text.length > 220 ? `${told.span.text.slice(0, 220)}…` : told.span.text), close, list, ...others(name));
    if (told.other) card.append(jump(`Go to the passage in ${siglum[told.other.report]}`, told.otherName));
    const also = here.filter((other) => other !== name && find(other));
    if (also.length) card.append(element("h3", "Also here"), ...also.map((other) => {
      const each = of[other[0]](find(other), other);
      return jump(`${each.kind}: ${each.span.text.slice(0, 60)}`, other);
    }));
    card.hidden = false;
    card.scrollTop = 0;
    light(wanted, from);
    opener = from ?? opener;
  }

  function plain(wanted, from) {
    card.hidden = true;
    light(wanted, from);
  }

  function hide() {
    card.hidden = true;
    for (const old of document.querySelectorAll(".lit, .on")) old.classList.remove("lit", "on");
    opener?.focus({ preventScroll: true });
    opener = null;
  }

  function follow(event) {
    const link = event.target.closest("[data-light]");
    const mark = event.target.closest("[data-m]");
    if (link) {
      event.preventDefault();
      const wanted = link.dataset.light.split(" ");
      history.replaceState(null, "", `#${wanted[0]}`);
      if (link.classList.contains("topic")) plain(wanted, link);
      else show(wanted[0], wanted, link);
    } else if (mark && getSelection().isCollapsed) {
      const here = mark.dataset.m.split(" ").reverse().filter(find);
      if (!here.length) return;
      history.replaceState(null, "", `#${here[0]}`);
      show(here[0], [here[0]], mark, here);
    }
  }

  function arrive() {
    const name = location.hash.slice(1);
    if (/^[a-z]\d+[a-z\d]*$/.test(name) && document.getElementById(name)?.closest(".report")) show(name, [name], null);
  }

  for (const lead of document.querySelectorAll(".report [id]")) {
    const mark = lead.querySelector("[data-m]");
    if (mark) mark.tabIndex = 0;
  }
  document.addEventListener("click", follow);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden) hide();
    if (event.key === "Enter" && event.target.matches?.("[data-m]")) follow(event);
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
  addEventListener("hashchange", arrive);
  arrive();
})();
