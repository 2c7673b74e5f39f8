// Java producers that draw pages of operations (sheet.py): java -cp 'lib/*' Draw.java JOBS
// JOBS is a text file, tab-separated: "file PRODUCER PATH", "page W H", "text X Y SIZE FONT ANGLE R G B S", "line …", "rect …".
import java.io.*;
import java.nio.file.*;
import java.util.*;

public class Draw {
    interface Sink { void page(float w, float h); void text(float x, float y, float size, String font, float angle, float[] rgb, String s); void line(float[] v); void rect(float[] v); void end(); }

    static String file(String key) {
        return switch (key) {
            case "b" -> "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf";
            case "m" -> "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf";
            case "h" -> "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf";
            default -> "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf";
        };
    }

    /** OpenPDF: the open branch of iText 4. */
    static class OpenPdf implements Sink {
        com.lowagie.text.Document doc; com.lowagie.text.pdf.PdfWriter w; float h; final String path; final Map<String, com.lowagie.text.pdf.BaseFont> fonts = new HashMap<>(); final boolean asian;
        OpenPdf(String path, boolean asian) { this.path = path; this.asian = asian; }
        com.lowagie.text.pdf.BaseFont font(String key) {
            return fonts.computeIfAbsent(key, k -> { try { return com.lowagie.text.pdf.BaseFont.createFont(file(k), com.lowagie.text.pdf.BaseFont.IDENTITY_H, true); } catch (Exception e) { throw new RuntimeException(e); } });
        }
        public void page(float w0, float h0) {
            try {
                var size = new com.lowagie.text.Rectangle(w0, h0);
                if (doc == null) { doc = new com.lowagie.text.Document(size); w = com.lowagie.text.pdf.PdfWriter.getInstance(doc, new FileOutputStream(path)); doc.open(); }
                else { doc.setPageSize(size); doc.newPage(); }
                h = h0;
            } catch (Exception e) { throw new RuntimeException(e); }
        }
        public void text(float x, float y, float size, String font, float angle, float[] c, String s) {
            var cb = w.getDirectContent();
            cb.beginText(); cb.setRGBColorFillF(c[0], c[1], c[2]); cb.setFontAndSize(font(font), size);
            cb.showTextAligned(0, s, x, h - y, angle); cb.endText();
        }
        public void line(float[] v) { var cb = w.getDirectContent(); cb.setLineWidth(v[4]); cb.moveTo(v[0], h - v[1]); cb.lineTo(v[2], h - v[3]); cb.stroke(); }
        public void rect(float[] v) { var cb = w.getDirectContent(); cb.setLineWidth(.5f); cb.rectangle(v[0], h - v[1] - v[3], v[2], v[3]); if (v[4] > 0) { cb.setRGBColorFillF(v[5], v[6], v[7]); cb.fill(); } else cb.stroke(); }
        public void end() { doc.close(); }
    }

    /** iText 5, with embedded fonts or with HeiseiKakuGo-W5 that stands in no file (the itext-asian way). */
    static class IText implements Sink {
        com.itextpdf.text.Document doc; com.itextpdf.text.pdf.PdfWriter w; float h; final String path; final boolean asian; final Map<String, com.itextpdf.text.pdf.BaseFont> fonts = new HashMap<>();
        IText(String path, boolean asian) { this.path = path; this.asian = asian; }
        com.itextpdf.text.pdf.BaseFont font(String key) {
            return fonts.computeIfAbsent(key, k -> { try {
                return asian ? com.itextpdf.text.pdf.BaseFont.createFont(k.equals("m") ? "HeiseiMin-W3" : "HeiseiKakuGo-W5", k.equals("m") ? "UniJIS-UCS2-HW-H" : "UniJIS-UCS2-H", false)
                    : com.itextpdf.text.pdf.BaseFont.createFont(file(k), com.itextpdf.text.pdf.BaseFont.IDENTITY_H, true);
            } catch (Exception e) { throw new RuntimeException(e); } });
        }
        public void page(float w0, float h0) {
            try {
                var size = new com.itextpdf.text.Rectangle(w0, h0);
                if (doc == null) { doc = new com.itextpdf.text.Document(size); w = com.itextpdf.text.pdf.PdfWriter.getInstance(doc, new FileOutputStream(path)); doc.open(); }
                else { doc.setPageSize(size); doc.newPage(); }
                h = h0;
            } catch (Exception e) { throw new RuntimeException(e); }
        }
        public void text(float x, float y, float size, String font, float angle, float[] c, String s) {
            var cb = w.getDirectContent();
            cb.beginText(); cb.setRGBColorFill((int) (c[0] * 255), (int) (c[1] * 255), (int) (c[2] * 255)); cb.setFontAndSize(font(font), size);
            cb.showTextAligned(0, s, x, h - y, angle); cb.endText();
        }
        public void line(float[] v) { var cb = w.getDirectContent(); cb.setLineWidth(v[4]); cb.moveTo(v[0], h - v[1]); cb.lineTo(v[2], h - v[3]); cb.stroke(); }
        public void rect(float[] v) { var cb = w.getDirectContent(); cb.setLineWidth(.5f); cb.rectangle(v[0], h - v[1] - v[3], v[2], v[3]); if (v[4] > 0) { cb.setRGBColorFill((int) (v[5] * 255), (int) (v[6] * 255), (int) (v[7] * 255)); cb.fill(); } else cb.stroke(); }
        public void end() { doc.close(); }
    }

    /** iText's own tables: a file of rows "row LABEL VALUE". */
    static void fop(List<String[]> rows, String path) throws Exception {
        var fo = new StringBuilder("<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='J'><fo:layout-master-set><fo:simple-page-master master-name='a' page-height='297mm' page-width='210mm' margin='20mm'><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference='a'><fo:flow flow-name='xsl-region-body'>");
        boolean table = false;
        String how = "table";
        for (var r : rows) {
            String[] e = Arrays.stream(r).map(s -> s.replace("&", "&amp;").replace("<", "&lt;")).toArray(String[]::new);
            if (e[0].equals("how")) { how = e[1]; continue; }
            if (e[0].equals("row")) {
                String v = e.length > 2 ? e[2] : "";
                if (how.equals("inline")) { fo.append("<fo:block>" + e[1] + "<fo:leader leader-length='12mm'/>" + v + "</fo:block>"); continue; }
                if (how.equals("leader")) { fo.append("<fo:block text-align-last='justify'>" + e[1] + "<fo:leader leader-pattern='dots'/>" + v + "</fo:block>"); continue; }
                if (!table) { fo.append("<fo:table table-layout='fixed' width='100%'><fo:table-column column-width='50mm'/><fo:table-column/><fo:table-body>"); table = true; }
                String cell = "<fo:table-cell border='0.3pt solid black' padding='2mm' display-align='center'><fo:block" + (how.equals("justify") ? " text-align-last='justify'" : "") + ">";
                fo.append("<fo:table-row>" + cell + (how.equals("justify") ? String.join(" ", e[1].split("")) : e[1]) + "</fo:block></fo:table-cell>" + cell.replace(" text-align-last='justify'", "") + v + "</fo:block></fo:table-cell></fo:table-row>");
            } else {
                if (table) { fo.append("</fo:table-body></fo:table>"); table = false; }
                fo.append("<fo:block space-before='3mm' space-after='3mm'>" + e[1] + "</fo:block>");
            }
        }
        if (table) fo.append("</fo:table-body></fo:table>");
        fo.append("</fo:flow></fo:page-sequence></fo:root>");
        String conf = "<fop version='1.0'><renderers><renderer mime='application/pdf'><fonts><font embed-url='file:" + file("g") + "'><font-triplet name='J' style='normal' weight='normal'/></font></fonts></renderer></renderers></fop>";
        var factory = new org.apache.fop.apps.FopConfParser(new ByteArrayInputStream(conf.getBytes("UTF-8")), new File(".").toURI()).getFopFactoryBuilder().build();
        try (var out = new BufferedOutputStream(new FileOutputStream(path))) {
            var fop = factory.newFop("application/pdf", out);
            javax.xml.transform.TransformerFactory.newInstance().newTransformer().transform(new javax.xml.transform.stream.StreamSource(new StringReader(fo.toString())), new javax.xml.transform.sax.SAXResult(fop.getDefaultHandler()));
        }
    }

    public static void main(String[] args) throws Exception {
        Sink sink = null; List<String[]> rows = null; String fopPath = null;
        for (String l : Files.readAllLines(Path.of(args[0]))) {
            String[] f = l.split("\t", -1);
            try {
                switch (f[0]) {
                    case "file" -> sink = switch (f[1]) { case "openpdf" -> new OpenPdf(f[2], false); case "itext" -> new IText(f[2], false); case "itext_asian" -> new IText(f[2], true); default -> null; };
                    case "fop" -> { rows = new ArrayList<>(); fopPath = f[1]; }
                    case "row", "block", "how" -> rows.add(f);
                    case "endfop" -> fop(rows, fopPath);
                    case "page" -> sink.page(Float.parseFloat(f[1]), Float.parseFloat(f[2]));
                    case "text" -> sink.text(Float.parseFloat(f[1]), Float.parseFloat(f[2]), Float.parseFloat(f[3]), f[4], Float.parseFloat(f[5]), new float[]{Float.parseFloat(f[6]), Float.parseFloat(f[7]), Float.parseFloat(f[8])}, f[9]);
                    case "line", "rect" -> { float[] v = new float[f.length - 1]; for (int i = 1; i < f.length; i++) v[i - 1] = Float.parseFloat(f[i]); if (f[0].equals("line")) sink.line(v); else sink.rect(v); }
                    case "end" -> sink.end();
                }
            } catch (Exception e) { System.err.println("failed: " + l + " " + e); }
        }
    }
}
