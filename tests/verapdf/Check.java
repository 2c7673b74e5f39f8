import java.io.FileInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds PDFs against PDF/UA-1 and PDF/A-2a: `java -cp … Check.java FILE…`. Status 1 where one of them fails. */
public class Check {
    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF); // It warns of every glyph of a font without names.
        VeraGreenfieldFoundryProvider.initialise();
        int failed = 0;
        for (String file : files) {
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
                ValidationResult result = validate(file, flavour);
                if (result.isCompliant()) {
                    continue;
                }
                failed++;
                System.out.println("FAIL  " + flavour + "  " + file);
                result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .limit(5)
                    .forEach(assertion -> System.out.println("      " + assertion.getRuleId() + " " + assertion.getMessage()));
            }
        }
        System.out.println("verapdf: " + files.length + " files, " + failed + " failures");
        System.exit(failed == 0 && files.length > 0 ? 0 : 1);
    }

    private static ValidationResult validate(String file, PDFAFlavour flavour) throws Exception {
        try (InputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            return validator.validate(parser);
        }
    }
}
