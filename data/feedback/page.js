"use strict";
(() => {
  const main = document.querySelector("main");
  const key = "greenroom-" + main.dataset.page;
  const clock = (s) => Math.floor(s / 60) + ":" + String(Math.floor(s % 60)).padStart(2, "0");
  const sections = [...document.querySelectorAll(".answer")];

  // gather is the form as it is filled in now.
  const gather = () => ({
    greenroom: "feedback/1",
    page: main.dataset.page,
    from: document.querySelector("#name").value.trim(),
    filled: new Date().toISOString(),
    answers: sections.map((s) => ({
      ref: s.dataset.ref,
      ticked: [...s.querySelectorAll(".ticks input:checked")].map((t) => t.name),
      note: s.querySelector("textarea").value,
      marks: [...s.querySelectorAll(".set li")].map((m) => ({
        at_ms: Number(m.dataset.at), kind: m.dataset.kind, text: m.querySelector("input").value,
      })),
    })),
  });

  // keep lets what was filled in survive the closing of the page, where the browser allows it.
  const keep = () => { try { localStorage.setItem(key, JSON.stringify(gather())); } catch (e) { /* then without */ } };

  const addMark = (section, kind, at, text) => {
    const list = section.querySelector(".set");
    const item = document.createElement("li");
    item.dataset.at = Math.round(at);
    item.dataset.kind = kind;
    const time = document.createElement("button");
    time.type = "button";
    time.className = "at";
    time.textContent = clock(at / 1000);
    time.onclick = () => { const a = section.querySelector("audio"); a.currentTime = at / 1000; a.play(); };
    const what = document.createElement("span");
    what.textContent = section.querySelector('[data-mark="' + kind + '"]').textContent;
    const word = document.createElement("input");
    word.maxLength = 1000;
    word.placeholder = list.dataset.word;
    word.setAttribute("aria-label", list.dataset.word);
    word.value = text;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = list.dataset.remove;
    remove.onclick = () => { item.remove(); keep(); };
    item.append(time, what, word, remove);
    list.append(item);
    keep();
    return word;
  };

  for (const section of sections) {
    const audio = section.querySelector("audio");
    for (const button of section.querySelectorAll("[data-mark]")) {
      button.onclick = () => { addMark(section, button.dataset.mark, audio.currentTime * 1000, "").focus(); };
    }
  }
  document.addEventListener("input", keep);

  try {
    const kept = JSON.parse(localStorage.getItem(key));
    if (kept) {
      document.querySelector("#name").value = kept.from;
      kept.answers.forEach((a, i) => {
        const s = sections[i];
        if (!s || s.dataset.ref !== a.ref) return;
        s.querySelector("textarea").value = a.note;
        for (const t of s.querySelectorAll(".ticks input")) t.checked = a.ticked.includes(t.name);
        for (const m of a.marks) addMark(s, m.kind, m.at_ms, m.text);
      });
    }
  } catch (e) { /* an empty form */ }

  const save = document.querySelector("#save");
  save.onclick = () => {
    const form = gather();
    const said = document.querySelector("#said");
    if (!form.from) {
      said.textContent = save.dataset.needs;
      document.querySelector("#name").focus();
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(form, null, 2)], { type: "application/json" }));
    link.download = main.dataset.file + ".json";
    link.click();
    said.textContent = save.dataset.saved;
  };
})();
