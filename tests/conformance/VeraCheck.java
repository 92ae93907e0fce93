import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Checks PDFs with veraPDF. Usage: VeraCheck FLAVOUR[,FLAVOUR] FILE.pdf ...
 *
 * <p>Prints one line of JSON for each file and flavour. Ends with 0 where all could be checked,
 * compliant or not, and with 2 where one could not.
 */
public class VeraCheck {
    private static final int FAILURES_SHOWN = 5;

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean allChecked = true;
        for (int index = 1; index < arguments.length; index++) {
            for (String flavour : arguments[0].split(",")) {
                String named = "{\"file\":" + quoted(arguments[index]) + ",\"flavour\":" + quoted(flavour);
                try {
                    out.println(named + "," + check(arguments[index], PDFAFlavour.byFlavourId(flavour)) + "}");
                } catch (Exception error) {
                    allChecked = false;
                    out.println(named + ",\"error\":" + quoted(error.toString()) + "}");
                }
            }
        }
        System.exit(allChecked ? 0 : 2);
    }

    private static String check(String file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, FAILURES_SHOWN, false, true, false)) {
            ValidationResult result = validator.validateAll(parser).get(0);
            List<String> failed = new ArrayList<>();
            for (Map.Entry<RuleId, Integer> entry : result.getFailedChecks().entrySet()) {
                failed.add(failure(result, entry.getKey(), entry.getValue()));
            }
            return "\"compliant\":" + result.isCompliant()
                    + ",\"rules\":" + result.getValidationProfile().getRules().size()
                    + ",\"failed\":[" + String.join(",", failed) + "]";
        }
    }

    private static String failure(ValidationResult result, RuleId rule, int count) {
        String message = "";
        String where = "";
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getRuleId().equals(rule) && assertion.getStatus() == TestAssertion.Status.FAILED) {
                message = assertion.getMessage();
                where = assertion.getLocation().getContext();
                break;
            }
        }
        return "{\"rule\":" + quoted(rule.getClause() + "-" + rule.getTestNumber())
                + ",\"count\":" + count
                + ",\"message\":" + quoted(message)
                + ",\"where\":" + quoted(where) + "}";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char letter : String.valueOf(text).toCharArray()) {
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < 0x20) {
                json.append(String.format("\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
        return json.append('"').toString();
    }
}
