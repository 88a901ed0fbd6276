// In: the box 大字版 of the page's head. Out: the choice, remembered on this device and kept on every page.
// The style sheet alone makes the type large while the box is ticked; the class is for browsers that do not know :has().
(function () {
  var box = document.getElementById('large-type');
  var key = 'large-type';
  function show() {
    document.documentElement.classList.toggle('large-type', box.checked);
  }
  if (!box) return;
  try {
    if (localStorage.getItem(key)) box.checked = true;
  } catch (refused) {}
  show();
  box.addEventListener('change', function () {
    show();
    try {
      if (box.checked) localStorage.setItem(key, '1');
      else localStorage.removeItem(key);
    } catch (refused) {}
  });
})();
