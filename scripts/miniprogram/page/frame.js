/** The page around the phone: opens the mini-program as the person of the address and plays with its surroundings. */
const asked = new URLSearchParams(location.search);
const screen = document.querySelector('.screen');
const { profile, font, hide, show, again } = document.querySelector('.controls').elements;
profile.value = asked.get('profile') ?? 'ios';
font.value = asked.get('font') ?? '16';

/** Opens the app anew with what is chosen now. */
function open() {
  asked.set('profile', profile.value);
  asked.set('font', font.value);
  screen.src = `app/?${asked}`;
}

profile.addEventListener('change', open);
font.addEventListener('change', open);
again.addEventListener('click', open);
hide.addEventListener('click', () => screen.contentWindow.harness.hide());
show.addEventListener('click', () => screen.contentWindow.harness.show());

// A card tapped in the chat while this phone is open: `{ open: 'pages/alert/detail?id=a1', how: 'hot' }`.
window.addEventListener('message', ({ data, origin }) => {
  if (origin !== location.origin || typeof data?.open !== 'string') return;
  screen.contentWindow.harness.launch(data.how === 'hot-same' ? 'hot-same' : 'hot', data.open);
});

open();
