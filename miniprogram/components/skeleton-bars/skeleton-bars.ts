/** Grey bars where content will be. Shown after 200 ms, see loading.ts. */
Component({
  data: { rows: [1, 2, 3, 4] },
});
