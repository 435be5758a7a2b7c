package org.gradatim;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Chromium without a window, started once for the tests of a class; they are skipped where it or its driver is missing.
 *
 * <p>Example: {@code @RegisterExtension static final Browser BROWSER = new Browser();}
 */
public final class Browser implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    /** As root no sandbox can be had; a test needs no network and no profile that lasts. */
    private static final List<String> FLAGS = List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars", "--force-color-profile=srgb", "--host-resolver-rules=MAP * ~NOTFOUND");

    /** The driver would say on every start that it does not know the newest browser's protocol, of which little is used. Held, lest it be forgotten. */
    private static final Logger QUIET = Logger.getLogger("org.openqa.selenium.devtools");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<String> further;
    private ChromeDriver driver;

    /** @param further flags of Chromium beside the usual ones */
    public Browser(String... further) {
        this.further = List.of(further);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<File> chromium = BROWSERS.stream().flatMap(b -> installed(b).stream()).findFirst();
        Optional<File> chromedriver = installed("chromedriver");
        assumeTrue(chromium.isPresent() && chromedriver.isPresent(), "no Chromium with its driver is installed");
        QUIET.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions().setBinary(chromium.get()).addArguments(FLAGS).addArguments(further);
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.get()).build(), options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (driver != null) {
            driver.quit();
        }
    }

    private static Optional<File> installed(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, program)).filter(File::canExecute).findFirst();
    }

    /** What finds elements, clicks, types and waits. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Opens a file and waits until it is loaded. */
    public void open(Path page) {
        driver.get(page.toUri().toString());
    }

    /**
     * What a script returns on the page that is open, as maps, lists, texts, booleans, and numbers ({@link Long} or
     * {@link Double}).
     */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Gives the page so much room, in pixels of CSS. */
    public void resize(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** How the reader prefers colours; {@code print} makes the page look as on paper. */
    public void prefer(Scheme scheme) {
        emulate(scheme == Scheme.PRINT ? "print" : "screen", Map.of("prefers-color-scheme", scheme == Scheme.DARK ? "dark" : "light"));
    }

    /**
     * What the page can ask of its reader's system.
     *
     * @param medium   {@code screen} or {@code print}
     * @param features such as {@code forced-colors: active}
     */
    public void emulate(String medium, Map<String, String> features) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", medium,
                "features", features.entrySet().stream().map(f -> Map.of("name", f.getKey(), "value", f.getValue())).toList()));
    }

    /** Ways to show a page. */
    public enum Scheme { LIGHT, DARK, PRINT }

    /** What the browser said of pages since it was asked last: errors of scripts, resources that it could not load. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()).map(Object::toString).toList();
    }

    /** A picture of the page, for eyes. */
    public void photograph(Path png) throws IOException {
        Files.write(png, driver.getScreenshotAs(OutputType.BYTES));
    }
}
