package dev.techo

import dev.techo.model.AddOutcome
import dev.techo.model.CounterPage
import dev.techo.model.DocumentKind
import dev.techo.model.ExportFormat
import dev.techo.model.Lang
import dev.techo.model.Whose
import java.io.File
import java.nio.file.Path
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Copies for other hands, and what is shown at a counter. */
class CopiesTest {
    @TempDir
    lateinit var folder: Path

    private val today = LocalDate.of(2026, 11, 21)

    private fun fixture(name: String) = File(System.getProperty("techo.fixtures"), name).readBytes()

    private fun notebook(name: String) = Notebook.create(folder.resolve(name).toString(), newKey())

    @Test
    fun `masked copy is a pdf without the numbers and what goes to another phone comes back as a note`() {
        notebook("mine.techo").use { mine ->
            val member = mine.addOn(fixture("family/daughter.pdf"), Whose.Unknown, today).single().member!!
            val masked = mine.maskedOn(member, today)
            assertEquals(1u, masked.pages)
            assertFalse(masked.bytes.toString(Charsets.ISO_8859_1).contains("06479901"))
            for (code in masked.warnings) assertTrue(maskedWarningText(code, Lang.EN).isNotBlank())

            val text = mine.exportOn(member, ExportFormat.TEXT, today)
            notebook("theirs.techo").use { theirs ->
                val added = theirs.importQrTextOn(text, Whose.Unknown, today).single()
                assertEquals(AddOutcome.NEW, added.outcome)
                assertEquals(DocumentKind.OTHER, theirs.familyOn(today).single().papers.single().kind)
                assertThrows(NotebookException::class.java) { theirs.maskedOn(added.member!!, today) }
                theirs.finish()
            }
            mine.finish()
        }
    }

    @Test
    fun `counter shows the card then the paper then what to say`() {
        notebook("counter.techo").use { notebook ->
            val added = notebook.addOn(fixture("family/daughter.pdf"), Whose.Unknown, today).single()
            val pages = notebook.counterPagesOn(added.member!!, today)
            assertEquals(CounterPage.Card, pages.first())
            assertEquals(CounterPage.Original(added.document!!, 1u), pages[1])
            assertEquals(CounterPage.Sayings, pages.last())
            val sayings = notebook.sayingsOn(added.member!!, Lang.VI, today)
            assertTrue(sayings.all { it.japanese.isNotBlank() && !it.meaning.isNullOrBlank() })
            assertTrue(notebook.renderClinicScreenSizedOn(added.member!!, 1080u, 310u, today).isNotEmpty())
            notebook.finish()
        }
    }
}
