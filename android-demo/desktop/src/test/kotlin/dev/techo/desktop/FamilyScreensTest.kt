package dev.techo.desktop

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.v2.runComposeUiTest
import dev.techo.BinTarget
import dev.techo.NotebookException
import dev.techo.app.Labels
import dev.techo.app.TechoApp
import dev.techo.app.TechoTheme
import java.time.LocalDate
import kotlinx.coroutines.Dispatchers
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

@OptIn(ExperimentalTestApi::class)
class FamilyScreensTest {
    /** The app over a family, with the library called where the test waits for it. */
    private fun ComposeUiTest.show(family: TestFamily) = setContent {
        TechoTheme(dark = false) { TechoApp(family.book, DesktopPictures, Dispatchers.Unconfined) }
    }

    @Test
    fun `board shows each member with the most urgent warning`() = runComposeUiTest {
        TestFamily().withPapers().use { family ->
            val rows = family.book.board()
            assertEquals(4, rows.size)
            assertEquals(2, rows.count { it.warning != null })
            show(family)
            for (row in rows) {
                onNodeWithText(row.name).performScrollTo().assertIsDisplayed()
                row.warning?.let { onNode(hasText(row.name).and(hasText(it.title))).assertExists() }
            }
        }
    }

    @Test
    fun `touching a member leads to the clinic screen and back`() = runComposeUiTest {
        TestFamily().withPapers().use { family ->
            val row = family.book.board().first()
            val card = family.notebook.clinicCardOn(row.id, family.today)
            show(family)
            onNodeWithText(row.name).performClick()
            onNodeWithContentDescription("${card.title} ${card.name}").assertIsDisplayed()
            for (spoken in card.rows.map { "${it.label} ${it.spoken}" }) {
                onNode(hasContentDescription(spoken)).performScrollTo().assertIsDisplayed()
            }
            onNodeWithText(Labels.BACK, substring = true).performClick()
            onNodeWithText(Labels.FAMILY).assertIsDisplayed()
        }
    }

    @Test
    fun `app that sleeps shows the board again and its start tidies the bin`() {
        TestFamily().withPapers().use { family ->
            val documents = family.notebook.familyOn(family.today).map { it.papers.single().document }
            family.notebook.deleteOn(BinTarget.Document(documents[0]), LocalDate.of(2026, 10, 1))
            family.notebook.deleteOn(BinTarget.Document(documents[1]), family.today)
            family.book.tidy()
            assertThrows(NotebookException.NotFound::class.java) { family.notebook.original(documents[0]) }
            assertTrue(family.notebook.original(documents[1]).isNotEmpty())
            family.book.sleep()
            // Whose only paper was erased for good has no name any more; whose paper lies in the bin is still there.
            assertEquals(3, family.book.board().size)
        }
    }

    @Test
    fun `what fails while nobody is looking is said on the board`() = runComposeUiTest {
        TestFamily().withPapers().use { family ->
            show(family)
            family.book.tidy()
            assertEquals(null, family.book.notice)
            family.notebook.finish()
            family.book.tidy()
            onNodeWithText(family.book.notice!!).assertIsDisplayed()
            onNodeWithText(Labels.FAMILY).assertIsDisplayed()
        }
    }

    @Test
    fun `board of an empty notebook says that nobody is there`() = runComposeUiTest {
        TestFamily().use { family ->
            show(family)
            onNodeWithText(Labels.NO_FAMILY).assertIsDisplayed()
        }
    }

    @Test
    fun `refusal is shown as a sentence`() = runComposeUiTest {
        TestFamily().use { family ->
            family.notebook.finish()
            show(family)
            onNode(hasText("。", substring = true)).assertIsDisplayed()
        }
    }
}
