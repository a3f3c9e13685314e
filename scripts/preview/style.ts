/** How WeCom draws a template card, near enough to judge a card by. */
export const PREVIEW_CSS = `
body { margin: 24px; background: #ededed; color: #1f2329;
  font: 14px/1.5 system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
* { box-sizing: border-box; }
h1 { font-size: 18px; margin: 24px 0 12px; }
.wall { display: grid; grid-template-columns: repeat(auto-fill, 320px); gap: 24px; align-items: start; }
figure { margin: 0; }
figcaption { color: #646a73; margin-bottom: 4px; }
.card { width: 320px; padding: 12px 16px; background: #fff; border-radius: 8px; overflow: hidden; }
.card p { margin: 0; }
.source { display: flex; justify-content: space-between; font-size: 12px; color: #8f959e; }
.source-1 { color: #1f2329; }
.source-2 { color: #d83931; }
.source-3 { color: #1c8c4c; }
.card h2 { margin: 8px 0 2px; font-size: 17px; font-weight: 600; line-height: 1.4; }
.desc { color: #646a73; }
.quote { display: grid; margin-top: 8px !important; padding: 6px 10px; border-radius: 4px; background: #f5f6f7; }
.quote span { font-size: 12px; color: #8f959e; }
.picture { display: grid; place-items: center; height: 160px; margin-top: 8px !important; background: #f5f6f7; color: #8f959e; }
.sub { margin-top: 8px !important; }
dl { display: grid; grid-template-columns: 76px 1fr; gap: 4px 8px; margin: 8px 0 0; }
dt { color: #8f959e; }
dd { margin: 0; overflow-wrap: anywhere; }
label { display: flex; justify-content: space-between; align-items: center; margin-top: 12px; color: #646a73; }
select { font: inherit; padding: 4px; border: 1px solid #d0d4da; border-radius: 4px; background: #fff; }
.buttons { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; margin-top: 12px; }
.button, .grey { padding: 6px 2px; text-align: center; border-radius: 4px; background: #f2f3f5; font-size: 13px; white-space: nowrap; }
.button-1 { background: #267ef0; color: #fff; }
.button-2 { color: #267ef0; }
.grey { grid-column: 1 / -1; color: #8f959e; }
.menu { margin-top: 8px !important; font-size: 12px; color: #8f959e; }
`;
