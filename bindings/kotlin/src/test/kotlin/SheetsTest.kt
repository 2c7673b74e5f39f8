package dev.techo

import dev.techo.model.HandoutDetails
import dev.techo.model.HandoutLayout
import dev.techo.model.Lang
import dev.techo.model.ParentLines
import dev.techo.model.Whose
import java.io.File
import java.nio.file.Path
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Sheets of paper through the real library: what parents write, progress, what stays at home. */
class SheetsTest {
    @TempDir
    lateinit var folder: Path

    private val today = LocalDate.of(2026, 11, 21)

    private fun <T> withChildren(work: (Notebook, List<String>) -> T): T =
        Notebook.create(folder.resolve("family.techo").toString(), newKey()).use { notebook ->
            val children = listOf("family/daughter.pdf", "family/son.pdf").map { name ->
                val pdf = File(System.getProperty("techo.fixtures"), name).readBytes()
                notebook.addOn(pdf, Whose.Unknown, today).single().member!!
            }
            work(notebook, children).also { notebook.finish() }
        }

    private fun details(layout: HandoutLayout) = HandoutDetails(
        event = "遠足", from = today, until = null, destroyBy = null, printedOn = today, layout = layout,
        secondLang = Lang.PT, lines = listOf(ParentLines(`class` = "3年2組", phone = "090-0000-0000")),
    )

    private class Counting(val last: UInt) : HandoutProgress {
        val heard = mutableListOf<Pair<UInt, UInt>>()
        override fun onProgress(done: UInt, total: UInt): Boolean {
            heard.add(done to total)
            return done < last
        }
    }

    @Test
    fun `class set tells its progress`() = withChildren { notebook, children ->
        val progress = Counting(last = 9u)
        val made = notebook.makeHandoutWithProgress(children, details(HandoutLayout.ONE_SHEET), today, progress)
        assertEquals(listOf(1u to 2u, 2u to 2u), progress.heard)
        assertEquals(3u, made.pages, "a sheet each, and the parents' copy")
    }

    @Test
    fun `class set that was stopped is not recorded`() = withChildren { notebook, children ->
        val refusal = assertThrows(NotebookException::class.java) {
            notebook.makeHandoutWithProgress(children, details(HandoutLayout.TWO_PAGES), today, Counting(last = 1u))
        }
        assertEquals("cancelled", refusal.code())
        assertEquals(emptyList<String>(), notebook.handoutsOn(today).map { it.id })
    }

    @Test
    fun `font of the device is taken and what is no font refused`() = withChildren { notebook, _ ->
        val refusal = assertThrows(NotebookException::class.java) { notebook.useFont("no font".toByteArray(), 0u) }
        assertEquals("bad_value", refusal.code())
        val before = notebook.renderOverviewOn(today, null)
        val fonts = File(System.getProperty("techo.fixtures")).resolve("../../core/assets/fonts")
        notebook.useFont(fonts.resolve("TechoGothic-Regular.ttf").readBytes(), 0u)
        assertArrayEquals(before, notebook.renderOverviewOn(today, null), "no character lacks: nothing changes")
    }

    @Test
    fun `overview and recovery sheet are the same bytes each time`() = withChildren { notebook, _ ->
        assertArrayEquals(notebook.renderOverviewOn(today, Lang.VI), notebook.renderOverviewOn(today, Lang.VI))
        val sheet = recoverySheetOn(null, Lang.ZH, today)
        assertEquals("%PDF-1.7", sheet.decodeToString(0, 8))
        assertArrayEquals(sheet, recoverySheetOn(null, Lang.ZH, today))
    }
}
