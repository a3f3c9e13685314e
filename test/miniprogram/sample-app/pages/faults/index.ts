/** Planted faults, one for each rule, which prove that the check of layout sees them all. */
Page({
  press() {
    // Only there to be pressed.
  },
});
