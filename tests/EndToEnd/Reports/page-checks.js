// Checks of a page as it is laid out; each gives its findings as lines of text.

const name = element => `${element.tagName.toLowerCase()}${element.className?.baseVal ?? element.className ? "." + (element.className.baseVal ?? element.className) : ""} "${element.textContent.trim().slice(0, 40)}"`;

const isShown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) && !element.closest(".unseen, .skip");

// The part of a text that is not cut off by what it lies in.
function box(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  let { left, top, right, bottom } = element instanceof SVGElement ? element.getBoundingClientRect() : range.getBoundingClientRect();
  for (let parent = element; parent && parent !== document.body; parent = parent.parentElement) {
    if (parent instanceof HTMLElement && getComputedStyle(parent).overflowX !== "visible") {
      const edge = parent.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, edge.left), Math.max(top, edge.top), Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
    }
  }
  return { element, left, top, right, bottom };
}

function overlaps(boxes) {
  const found = [];
  const shown = boxes.filter(one => one.right - one.left > 1 && one.bottom - one.top > 1).sort((one, other) => one.left - other.left);
  for (let i = 0; i < shown.length; i++) {
    for (let j = i + 1; j < shown.length && shown[j].left < shown[i].right - 1; j++) {
      if (shown[i].top < shown[j].bottom - 1 && shown[j].top < shown[i].bottom - 1) {
        found.push(`${name(shown[i].element)} overlaps ${name(shown[j].element)}`);
      }
    }
  }
  return found;
}

function overflow() {
  const width = document.documentElement.clientWidth;
  return document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > width + 1 && !element.closest(".scroll, .skip, pre"))
    .map(element => `${name(element)} ends at ${element.getBoundingClientRect().right} of ${width}`);
}

function overlappingTexts() {
  const texts = selector => [...document.querySelectorAll(selector)].filter(isShown).map(box);
  const cells = [...document.querySelectorAll(".targets th > span:first-child, .targets small, .targets .sign, .targets .word, .targets td.number, .targets thead th")].filter(isShown).map(box);
  const outside = [...document.querySelectorAll(".scroll g")].filter(node => {
    const [text, frame] = [node.querySelector("text").getBoundingClientRect(), node.querySelector("rect").getBoundingClientRect()];
    return text.left < frame.left || text.right > frame.right;
  });
  return [...overlaps(texts(".axis text")), ...overlaps(texts(".lane span")), ...overlaps(texts(".scroll text")), ...overlaps(cells), ...outside.map(node => `${name(node)} is wider than its box`)];
}

function parse(color) {
  const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
  return { rgb: [r, g, b], a };
}

function luminance(rgb) {
  const [r, g, b] = rgb.map(value => value / 255).map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function background(element) {
  const frame = element.closest(".scroll g")?.querySelector("rect");
  if (frame) return parse(getComputedStyle(frame).fill).rgb;
  for (let parent = element; parent; parent = parent.parentElement) {
    const color = parse(getComputedStyle(parent).backgroundColor);
    if (color.a > 0) return color.rgb;
  }
  return [255, 255, 255];
}

// WCAG 2.2, 1.4.3: 4.5 for text, 3 for large text; 1.4.11: 3 for what a drawing consists of.
function contrast() {
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    if (!isShown(element) || ![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
    const style = getComputedStyle(element);
    const color = element instanceof SVGElement ? style.fill : style.color;
    const size = parseFloat(style.fontSize);
    const wanted = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    const actual = ratio(parse(color).rgb, background(element));
    if (actual < wanted) found.push(`${name(element)}: ${actual.toFixed(2)} of ${wanted}`);
  }
  for (const bar of document.querySelectorAll(".chart rect, .scroll rect, .lane > div")) {
    const style = getComputedStyle(bar);
    const color = bar instanceof SVGElement ? (bar.closest(".scroll") ? style.stroke : style.fill) : style.backgroundColor;
    const actual = ratio(parse(color).rgb, background(bar.parentElement.closest("div, td")));
    if (actual < 3) found.push(`${name(bar)}: ${actual.toFixed(2)} of 3`);
  }
  return [...new Set(found)];
}

function structure() {
  const found = [];
  const expect = (holds, text) => holds || found.push(text);
  for (const landmark of ["body > header", "nav", "main", "body > footer", "h1"]) expect(document.querySelectorAll(landmark).length === 1, `not one ${landmark}`);
  expect(document.documentElement.lang === "en", "no language");
  expect(document.title.length > 0, "no title");
  for (const section of document.querySelectorAll("section, nav, [role=region], [role=group]")) {
    const label = section.getAttribute("aria-label") ?? document.getElementById(section.getAttribute("aria-labelledby"))?.textContent;
    expect(label, `${name(section)} has no name`);
  }
  for (const table of document.querySelectorAll("table")) {
    expect([...table.tHead.rows[0].cells].every(cell => cell.tagName === "TH" && cell.scope === "col" && cell.textContent.trim()), `${name(table)} has columns without header`);
  }
  for (const link of document.querySelectorAll("nav a, .targets a, .skip")) expect(document.querySelector(CSS.escape ? `#${CSS.escape(link.hash.slice(1))}` : link.hash), `${name(link)} leads nowhere`);
  for (const field of document.querySelectorAll("input, summary, a, pre, .scroll")) expect(field.tabIndex >= 0, `${name(field)} cannot be reached by keyboard`);
  const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
  expect(new Set(ids).size === ids.length, "an id is used twice");
  let level = 1;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    expect(Number(heading.tagName[1]) <= level + 1, `${name(heading)} skips a level`);
    level = Number(heading.tagName[1]);
  }
  return found;
}
