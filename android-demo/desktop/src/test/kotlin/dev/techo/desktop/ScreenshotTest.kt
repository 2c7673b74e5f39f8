package dev.techo.desktop

import androidx.compose.runtime.Composable
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.platform.Font
import androidx.compose.ui.unit.Density
import dev.techo.app.TechoApp
import dev.techo.app.TechoTheme
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
            draw("board") { TechoApp(family.book, DesktopPictures, Dispatchers.Unconfined, null) {} }
            draw("clinic") { TechoApp(family.book, DesktopPictures, Dispatchers.Unconfined, member) {} }
            draw("clinic-dark", dark = true) { TechoApp(family.book, DesktopPictures, Dispatchers.Unconfined, member) {} }
        }
    }

    private fun draw(name: String, dark: Boolean = false, screen: @Composable () -> Unit) {
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
        assertEquals(824, ImageIO.read(file).width)
    }
}
