// A passkey that fails or is cancelled is said on the page; the form stays as it was.
document.addEventListener('allauth.error', function (event) {
  event.preventDefault()
  const note = document.getElementById('sleutel-mislukt')
  note.hidden = false
  note.focus()
})
