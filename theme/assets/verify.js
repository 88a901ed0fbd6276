// In: the code in the box of the page /verify/, or in the address. Out: the row of that code, or that there is none. Nothing is sent to anybody.
const form = document.querySelector('form[data-verify]');
const answer = document.querySelector('.verify__answer');
const UNKNOWN = '查不到这个编码：不是本站公开过的，或者抄错了。';

function plain(text) {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
}

// A page that was opened by its address says so when it has no such row.
function check() {
  const wanted = location.hash.slice(1);
  if (wanted.startsWith('c-')) answer.textContent = document.getElementById(wanted) ? '' : UNKNOWN;
}

if (form) {
  const box = form.querySelector('input');
  const known = form.dataset.known.trim().split(/\s+/);
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = plain(box.value);
    const beginning = code.slice(0, Number(form.dataset.digits));
    if (!/^[0-9a-f]{12}$/.test(code)) answer.textContent = '内容摘要是十二位，只有数字0—9和字母a—f，请再看一看。';
    else if (!known.includes(beginning)) answer.textContent = UNKNOWN;
    else location.href = new URL(`${beginning}/#c-${code}`, new URL(form.dataset.verify, location.href)).href;
  });
  window.addEventListener('hashchange', check);
  check();
}
