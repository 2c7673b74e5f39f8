package dev.techo.desktop

import androidx.compose.runtime.Composable
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.platform.Font
import androidx.compose.ui.unit.Density
import dev.techo.app.TechoApp
import dev.techo.app.TechoTheme
import java.awt.Color
import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO
import kotlinx.coroutines.Dispatchers
import org.jetbrains.skia.EncodedImageFormat
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** Draws the screens as on a phone of 412 × 915 dp to `target/screens`, in the letters that the library bundles. */
@OptIn(ExperimentalComposeUiApi::class)
class ScreenshotTest {
    private val letters = FontFamily(Font(File(System.getProperty("techo.fonts"), "TechoGothic-Regular.ttf")))

    @Test
    fun `both screens are drawn`() {
        TestFamily().withPapers().use { family ->
            val member = family.book.board().first().id
            draw("board") { Screens(family, null) }
            draw("board-dark", dark = true) { Screens(family, null) }
            draw("clinic") { Screens(family, member) }
            val atNight = draw("clinic-dark", dark = true) { Screens(family, member) }
            assertEquals(Color.WHITE.rgb, atNight.getRGB(60, 600), "the card for the counter is white in every theme")
        }
    }

    @Composable
    private fun Screens(family: TestFamily, shown: String?) =
        TechoApp(family.book, DesktopPictures, Dispatchers.Unconfined, shown) {}

    private fun draw(name: String, dark: Boolean = false, screen: @Composable () -> Unit): BufferedImage {
        val scene = ImageComposeScene(width = 824, height = 1830, density = Density(2f)) {
            TechoTheme(dark = dark, font = letters, content = screen)
        }
        val file = File("target/screens/$name.png")
        file.parentFile.mkdirs()
        try {
            var nanos = 0L
            var image = scene.render(nanos)
            // What was loaded shows on a later frame.
            while (scene.hasInvalidations() && nanos < 3_000_000_000L) {
                nanos += 16_000_000L
                image = scene.render(nanos)
            }
            file.writeBytes(checkNotNull(image.encodeToData(EncodedImageFormat.PNG)).bytes)
        } finally {
            scene.close()
        }
        return ImageIO.read(file)
    }
}
