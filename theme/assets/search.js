// In: the words in the search box, and the index under pagefind/. Out: what is found, as a list of links. Nothing is sent to anybody.
const form = document.querySelector('form[data-search]');
const box = form.querySelector('input[type=search]');
const kinds = form.querySelector('.search__kinds');
const count = document.querySelector('.found__count');
const list = document.querySelector('.found');
const more = document.querySelector('.found__more button');
const site = new URL(form.dataset.search, location.href);
const STEP = 10;
const EXCERPT = 72;
let engine;
let asked = 0;
let results = [];
let shown = 0;

// On first use only: the engine and the index are far larger than the page.
function load() {
  engine ??= import(new URL('pagefind/pagefind.js', site).href).then((pagefind) =>
    pagefind.createInstance({
      basePath: new URL('pagefind/', site).pathname,
      noWorker: true,
      // A school with more activities is no worse an answer than one with fewer; what is only shown has been counted as words already.
      ranking: { pageLength: 0.1, metaWeights: { title: 0, text: 0, address: 0, kind: 0 } },
    }),
  );
  return engine;
}

// Full-width letters and digits become plain ones; pinyin is written together in the index.
function plain(words) {
  const text = words.normalize('NFKC').trim().toLowerCase();
  return /^[a-z\s']+$/.test(text) ? text.replace(/[\s']+/g, '') : text;
}

// The same spelling as generator/publish/search_index.py: of Chinese, every two characters that stand together.
const RUN = /[a-z0-9]*[a-z][a-z0-9]*|[0-9〇々㐀-䶿一-鿿豈-\ufaff\u{20000}-\u{323af}]+/gu;

function wordsOf(text) {
  return (text.match(RUN) ?? []).flatMap((run) => {
    const signs = [...run].map((sign) => sign.codePointAt(0).toString(36).padStart(3, '0'));
    if (/^[a-z0-9]+$/.test(run)) return [run];
    return signs.length < 2 ? [`v${signs[0]}`] : signs.slice(1).map((sign, at) => `v${signs[at]}${sign}`);
  });
}

async function search() {
  const words = plain(box.value);
  const kind = form.elements.kind.value;
  const mine = ++asked;
  remember(words, kind);
  if (!wordsOf(words).length) return show(mine, [], '');
  count.textContent = '正在查找…';
  try {
    const wanted = [...wordsOf(words), ...(kind && [`k${wordsOf(kind)[0]}`])];
    const found = await find(wanted.join(' '));
    await show(mine, found.results, found.results.length ? `“${words}”共${found.results.length}条` : `没有找到“${words}”。换个说法，或者少写几个字再试`);
  } catch (fault) {
    engine = undefined;
    await show(mine, [], '搜索没有打开。请重新载入这一页，或者从下面的名单找');
  }
}

// Once more from the start where something did not arrive: phones lose connections.
async function find(words) {
  try {
    return await (await load()).search(words);
  } catch (lost) {
    engine = undefined;
    return (await load()).search(words);
  }
}

function remember(words, kind) {
  const address = new URL(location.href);
  address.search = new URLSearchParams({ ...(words && { q: box.value.trim() }), ...(kind && { kind }) });
  history.replaceState(null, '', address);
}

async function show(mine, found, said) {
  if (mine !== asked) return;
  const items = await itemsOf(found.slice(0, STEP));
  if (mine !== asked) return;
  results = found;
  shown = items.length;
  kinds.hidden = !said;
  list.replaceChildren(...items);
  more.hidden = shown >= results.length;
  count.textContent = said;
}

async function showMore() {
  const mine = asked;
  const items = await itemsOf(results.slice(shown, shown + STEP));
  if (mine !== asked || !items.length) return;
  shown += items.length;
  list.append(...items);
  more.hidden = shown >= results.length;
  items[0].querySelector('a').focus();
}

async function itemsOf(found) {
  return (await Promise.all(found.map((result) => result.data()))).map(item);
}

function item(data) {
  const entry = document.createElement('li');
  const link = document.createElement('a');
  const kind = document.createElement('span');
  const text = document.createElement('p');
  link.href = new URL(data.meta.address, site).href;
  link.textContent = data.meta.title;
  kind.className = 'found__kind';
  kind.textContent = data.meta.kind;
  text.append(...excerpt(data.meta));
  entry.append(link, ' ', kind, text);
  return entry;
}

// The sentence that has the words, with the words marked.
function excerpt({ text }) {
  const wanted = plain(box.value).split(/\s+/).map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const words = new RegExp(`(${wanted.join('|')})`, 'i');
  const first = Math.max(text.search(words), 0);
  const start = first < EXCERPT / 2 ? 0 : text.slice(0, first).search(/[^，。；：、？！]*$/);
  const part = text.slice(start, start + EXCERPT);
  const pieces = `${start ? '…' : ''}${part}${start + EXCERPT < text.length ? '…' : ''}`.split(new RegExp(words, 'gi'));
  return pieces.map((piece, number) => (number % 2 ? marked(piece) : piece));
}

function marked(words) {
  const mark = document.createElement('mark');
  mark.textContent = words;
  return mark;
}

let waiting;
function soon(event) {
  // While an input method is composing, what stands in the box is not yet what is meant.
  if (event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(search, 250);
}

box.addEventListener('input', soon);
box.addEventListener('compositionend', soon);
kinds.addEventListener('change', search);
more.addEventListener('click', showMore);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});

document.querySelector('.search__off').hidden = true;
const given = new URLSearchParams(location.search);
for (const choice of form.elements.kind) choice.checked = choice.value === (given.get('kind') ?? '');
box.value = given.get('q') ?? '';
if (box.value) search();
