// The button is there once it works: the listener of allauth is in place before this one.
document.addEventListener('DOMContentLoaded', function () {
  document.getElementById('sleutel').hidden = false
})

// A passkey that fails or is cancelled is said on the page; the form stays as it was.
document.addEventListener('allauth.error', function (event) {
  event.preventDefault()
  const note = document.getElementById('sleutel-mislukt')
  note.hidden = false
  note.focus()
})
