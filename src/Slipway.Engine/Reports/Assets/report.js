
"use strict";
// Everything can be read without this.
(() => {
  // What is folded is printed too.
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      opened.push(details);
    }
  });
  addEventListener("afterprint", () => {
    for (const details of opened.splice(0)) details.open = false;
  });

  // Of many targets, those whose name or result holds a text.
  const rows = [...document.querySelectorAll(".targets tbody tr")];
  if (rows.length < 15) return;
  const label = document.createElement("label");
  const field = document.createElement("input");
  const found = document.createElement("span");
  label.className = "filter";
  field.type = "search";
  field.placeholder = "name or result";
  found.setAttribute("role", "status");
  label.append("Show ", field, found);
  document.querySelector(".targets").before(label);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !`${row.cells[0].textContent} ${row.cells[1].textContent}`.toLowerCase().includes(wanted);
      if (!row.hidden) shown++;
    }
    found.textContent = wanted ? `${shown} of ${rows.length}` : "";
  });
})();
