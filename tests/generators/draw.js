// Node producers that draw pages of operations (sheet.py) given as JSON on standard input: node draw.js PRODUCER OUT
const fs = require('fs');
const [producer, out] = process.argv.slice(2);
const { fonts, pages } = JSON.parse(fs.readFileSync(0, 'utf8'));

async function pdfLib(subset) {
  const { PDFDocument, rgb, degrees } = require('pdf-lib');
  const doc = await PDFDocument.create();
  doc.registerFontkit(require('@pdf-lib/fontkit'));
  const loaded = {};
  const used = new Set(pages.flatMap(p => p.ops.map(o => o.font)));
  for (const [key, file] of Object.entries(fonts)) if (used.has(key)) loaded[key] = await doc.embedFont(fs.readFileSync(file), { subset });
  for (const p of pages) {
    const page = doc.addPage([p.w, p.h]);
    if (p.rotate) page.setRotation(degrees(p.rotate));
    for (const o of p.ops) {
      if (o.t === 'text') { if (o.mode !== 3) page.drawText(o.s, { x: o.x, y: p.h - o.y, size: o.size, font: loaded[o.font], color: rgb(...o.color), rotate: degrees(o.angle) }); }
      else if (o.t === 'line') page.drawLine({ start: { x: o.x0, y: p.h - o.y0 }, end: { x: o.x1, y: p.h - o.y1 }, thickness: o.w, color: rgb(...o.color) });
      else page.drawRectangle({ x: o.x, y: p.h - o.y - o.h, width: o.w, height: o.h, color: o.fill ? rgb(...o.fill) : undefined, borderColor: o.stroke ? rgb(...o.stroke) : undefined, borderWidth: o.stroke ? o.lw : 0 });
    }
  }
  fs.writeFileSync(out, await doc.save());
}

function jspdf() {
  const { jsPDF } = require('jspdf');
  const size = p => ({ orientation: p.w > p.h ? 'l' : 'p', format: [p.w, p.h] });
  const doc = new jsPDF({ unit: 'pt', putOnlyUsedFonts: true, ...size(pages[0]) });
  for (const [key, file] of Object.entries(fonts)) {
    doc.addFileToVFS(key + '.ttf', fs.readFileSync(file).toString('base64'));
    doc.addFont(key + '.ttf', 'F' + key, 'normal', 'Identity-H');
  }
  pages.forEach((p, i) => {
    if (i) doc.addPage([p.w, p.h], p.w > p.h ? 'l' : 'p');
    for (const o of p.ops) {
      if (o.t === 'text') {
        if (o.mode === 3) continue;
        doc.setFont('F' + o.font).setFontSize(o.size).setTextColor(...o.color.map(v => Math.round(v * 255)));
        doc.text(o.s, o.x, o.y, { angle: o.angle });
      } else if (o.t === 'line') doc.setDrawColor(...o.color.map(v => Math.round(v * 255))).setLineWidth(o.w).line(o.x0, o.y0, o.x1, o.y1);
      else {
        if (o.fill) doc.setFillColor(...o.fill.map(v => Math.round(v * 255)));
        doc.setLineWidth(o.lw).rect(o.x, o.y, o.w, o.h, (o.fill ? 'F' : '') + (o.stroke ? 'D' : ''));
      }
    }
  });
  fs.writeFileSync(out, Buffer.from(doc.output('arraybuffer')));
}

function pdfkit() {
  const PDFDocument = require('pdfkit');
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0 });
  doc.pipe(fs.createWriteStream(out));
  const css = c => c.map(v => Math.round(v * 255));
  for (const p of pages) {
    doc.addPage({ size: [p.w, p.h], margin: 0 });
    for (const o of p.ops) {
      if (o.t === 'text') {
        if (o.mode === 3) continue;
        doc.save().rotate(-o.angle, { origin: [o.x, o.y] }).font(fonts[o.font]).fontSize(o.size).fillColor(css(o.color));
        doc.text(o.s, o.x, o.y, { lineBreak: false, baseline: 'alphabetic' }).restore();
      } else if (o.t === 'line') doc.lineWidth(o.w).moveTo(o.x0, o.y0).lineTo(o.x1, o.y1).stroke(css(o.color));
      else {
        doc.lineWidth(o.lw).rect(o.x, o.y, o.w, o.h);
        if (o.fill && o.stroke) doc.fillAndStroke(css(o.fill), css(o.stroke)); else if (o.fill) doc.fill(css(o.fill)); else doc.stroke(css(o.stroke));
      }
    }
  }
  doc.end();
}

({ 'pdf-lib': () => pdfLib(false), 'pdf-lib-subset': () => pdfLib(true), jspdf, pdfkit })[producer]();
