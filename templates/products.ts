/** Words about the product catalogue: what is wrong with a line, and with a sheet. */
import type { DraftProblem, ProductField } from '../server/domain/insight/catalogue.ts';
import type { SheetProblem } from '../server/domain/insight/catalogue-sheet.ts';

const FIELDS: Readonly<Record<ProductField, string>> = {
  model: '型号',
  aliases: '别名',
  family: '系列',
  unit: '单位',
};

const LENGTHS: Readonly<Record<ProductField, string>> = {
  model: '应为 2–40 个字',
  aliases: '应为 2–15 个字',
  family: '不能超过 40 个字',
  unit: '太长',
};
/** What is written out in full in a message. */
const LONGEST_QUOTE = 20;

function quote(said: string): string {
  const letters = Array.from(said);
  return letters.length > LONGEST_QUOTE
    ? `「${letters.slice(0, LONGEST_QUOTE).join('')}…」`
    : `「${said}」`;
}

/** One sentence on what is wrong with a value, and whose name it took. */
export function productProblem({ field, kind, said, by }: DraftProblem): string {
  switch (kind) {
    case 'missing':
      return `${FIELDS[field]}不能为空`;
    case 'length':
      return `${FIELDS[field]}${quote(said)}${LENGTHS[field]}`;
    case 'unreadable':
      return `${FIELDS[field]}${quote(said)}里没有文字或数字`;
    case 'too-many':
      return `别名最多 20 个，这里有 ${said} 个`;
    case 'unknown':
      return `单位${quote(said)}无法识别，请填写吨、公斤、包、件等`;
    case 'taken':
      return field === 'model'
        ? `型号${quote(said)}与「${by ?? ''}」重复`
        : `别名${quote(said)}已是「${by ?? ''}」的名称`;
    case 'repeated':
      return `型号${quote(said)}与第 ${by ?? ''} 行重复`;
  }
}

const SHEETS: Readonly<Record<SheetProblem, string>> = {
  'not-xlsx': '这不是可读取的 .xlsx 文件，请用 Excel 或 WPS 另存为 .xlsx 后再上传',
  locked: '文件有密码或是旧版 .xls 格式，请去掉密码并另存为 .xlsx 后再上传',
  'too-big': '表格解压后过大，请只保留产品目录再上传',
  'too-many-lines': '表格行数过多，请拆成每份不超过 3000 行再上传',
  empty: '表格里没有产品，请填写后再上传',
  'no-header': '没有找到表头，请在第一行写明：型号、别名、系列、单位',
};

/** Why nothing of an uploaded file could be read, by the name of the problem. */
export function sheetProblem(name: string | number | undefined): string {
  const known = Object.entries(SHEETS).find(([problem]) => problem === name);
  return known?.[1] ?? SHEETS['not-xlsx'];
}
