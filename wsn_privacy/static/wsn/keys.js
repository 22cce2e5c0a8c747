// Shortcuts for who handles requests: / j k e a u ?. They can be switched off on the page of the account (WCAG 2.1.4).
// Nothing is done by a key alone: a key moves the focus or follows a link that stands on the page.
(function () {
  const overview = document.getElementById('sneltoetsen')
  if (!overview) return
  overview.hidden = false
  const links = () => [...document.querySelectorAll('.rows > .row .ref a')]
  const row = () => document.activeElement && document.activeElement.closest('.row')
  const follow = address => { if (address) location.assign(address) }

  function move (step) {
    const all = links()
    const at = row() ? all.indexOf(row().querySelector('.ref a')) : -1
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))]
    if (next) next.focus()
  }

  function assign () {
    const box = row() && row().querySelector('.pick input')
    const choice = document.querySelector('select[name=to]')
    if (box && choice) {
      box.checked = true
      choice.focus()
    } else {
      follow((row() || overview).dataset.assign)
    }
  }

  function nextStep () {
    const button = row() ? row().querySelector('a.btn') : document.querySelector('.steps .now a.btn')
    if (button) follow(button.href)
  }

  function search () {
    const box = document.querySelector('form.filters input[name=number]')
    if (box) box.focus()
    else follow(overview.dataset.search)
  }

  const keys = {
    '/': search,
    j: () => move(1),
    k: () => move(-1),
    e: nextStep,
    a: assign,
    u: () => follow((row() || overview).dataset.extend),
    '?': () => { overview.open = true; overview.querySelector('summary').focus() }
  }

  document.addEventListener('keydown', function (event) {
    const typing = event.target.closest('input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]')
    if (typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !keys[event.key]) return
    event.preventDefault()
    keys[event.key]()
  })
})()
