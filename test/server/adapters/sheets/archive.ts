/** ZIP archives written by hand, true or lying about what is in them. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly data: Buffer | string;
  /** Written as the unpacked size instead of the true one; nothing is summed up then. */
  readonly says?: number;
  /** The packed size is not told either. */
  readonly hides?: boolean;
}

interface Part {
  readonly local: Buffer;
  readonly central: Buffer;
}

function partOf({ name, data, says, hides }: Entry, at: number): Part {
  const title = Buffer.from(name);
  const packed = deflateRawSync(data);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  // Bit 3: sizes follow behind the data.
  fields.writeUInt16LE(hides ? 0x0808 : 0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(says === undefined ? crc32(data) : 0, 10);
  fields.writeUInt32LE(hides ? 0 : packed.length, 14);
  fields.writeUInt32LE(says ?? Buffer.byteLength(data), 18);
  fields.writeUInt16LE(title.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(at, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), fields, title, packed]),
    central: Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, title]),
  };
}

/** The bytes of an archive with these entries. */
export function makeArchive(entries: readonly Entry[]): Buffer {
  const parts: Part[] = [];
  let at = 0;
  for (const entry of entries) {
    const part = partOf(entry, at);
    parts.push(part);
    at += part.local.length;
  }
  const directory = Buffer.concat(parts.map(({ central }) => central));
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts.map(({ local }) => local), directory, end]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The entries of the smallest workbook with this XML as its only sheet; `before` stands in front of its root. */
export function workbookEntries(sheet: string | Buffer, before = ''): readonly Entry[] {
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`;
  return [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: '_rels/.rels', data: relation('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      data: `${before}<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: relation('worksheet', 'worksheets/sheet1.xml') },
    { name: 'xl/worksheets/sheet1.xml', data: sheet },
  ];
}

/** A sheet of rows that are XML already. */
export function sheetXml(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}
