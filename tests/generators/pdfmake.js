// pdfmake: node pdfmake.js OUT, the document as JSON on standard input.
const fs = require('fs');
const PdfPrinter = require('pdfmake/js/Printer.js').default || require('pdfmake');
const doc = JSON.parse(fs.readFileSync(0, 'utf8'));
const bold = '/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf', normal = '/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf';
const block = rows => doc.how === 'table' ? { layout: doc.layout === 'grid' ? undefined : doc.layout, table: { widths: [160, '*'], body: rows.map(([l, v]) => [l, v || ' ']) } }
  : doc.how === 'columns' ? rows.map(([l, v]) => ({ columns: [{ width: 180, text: l }, { width: '*', text: v || ' ' }], margin: [0, 3] }))
  : rows.map(([l, v]) => ({ stack: [{ text: l, fontSize: doc.size * 0.8, color: '#555555' }, { text: v || ' ' }], margin: [0, 4] }));
const content = doc.people.flatMap(p => [{ text: p.title, bold: true, fontSize: doc.size * 1.5 }, p.screen, p.saved, block(p.rows), { text: p.over, margin: [0, 8] }, block(p.rows70), { text: p.note, fontSize: doc.size * 0.8 }]);
(async () => {
  const fonts = { J: { normal, bold, italics: normal, bolditalics: bold } };
  const definition = { content, defaultStyle: { font: 'J', fontSize: doc.size } };
  const printer = new PdfPrinter(fonts, { existsSync: () => false, resolved: async () => {}, resolve: () => {} }, { resolve: () => {}, resolved: async () => {} });
  const pdf = await printer.createPdfKitDocument(definition);
  pdf.pipe(fs.createWriteStream(process.argv[2]));
  pdf.end();
})();
