package dev.techo

import dev.techo.model.CardState
import dev.techo.model.Choice
import dev.techo.model.DateChange
import dev.techo.model.Escort
import dev.techo.model.Lang
import dev.techo.model.Shown
import dev.techo.model.Situation
import dev.techo.model.VisitScene
import dev.techo.model.WarnedPaper
import dev.techo.model.Whose
import java.io.File
import java.nio.file.Path
import java.time.Instant
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** What to bring, and what a decision about a warning does, through the real library. */
class RulesTest {
    @TempDir
    lateinit var folder: Path

    private val today = LocalDate.of(2026, 11, 21)

    @Test
    fun `pdf is enough on a school trip and the old card is refused with a reason`() {
        val papers = listOf(Shown.ELIGIBILITY_PDF, Shown.OLD_CARD)
        val trip = Situation(VisitScene.SCHOOL_TRIP, Escort.STAFF, CardState.REGISTERED, papers)
        val answer = presentingOn(trip, today, Lang.JA)
        assertEquals(listOf(Shown.ELIGIBILITY_PDF), answer.accepted.first().bring)
        assertTrue(answer.accepted.first().have)
        assertEquals(Shown.OLD_CARD, answer.refused.single().paper)
        assertNull(answer.ifNothing)
        assertTrue(answer.steps.isNotEmpty())
    }

    @Test
    fun `warning that was put off comes back as a notice at nine in Japan`() {
        val path = folder.resolve("family.techo").toString()
        val pdf = File(System.getProperty("techo.fixtures"), "family/mother.pdf").readBytes()
        Notebook.create(path, newKey()).use { notebook ->
            val member = notebook.addOn(pdf, Whose.Unknown, today).single().member!!
            val card = noChange().copy(
                birthDate = DateChange.Set(LocalDate.of(1985, 1, 20)),
                cardIssued = DateChange.Set(LocalDate.of(2022, 9, 1)),
            )
            notebook.setMember(member, card, today)
            fun warning() = notebook.warningsOn(today, Lang.JA).firstOrNull { it.paper == WarnedPaper.USER_CERTIFICATE }
            val until = LocalDate.of(2026, 12, 1)
            notebook.decideOn(warning()!!.subject, Choice.Later(until), today)
            assertNull(warning())
            val notice = notebook.noticePlanOn(null, today, Lang.JA).first()
            assertEquals(until, notice.date)
            assertEquals(Instant.parse("2026-12-01T00:00:00Z").epochSecond, notice.at)
            assertTrue("直美" !in notice.lockText && "直美" in notice.text)
            notebook.finish()
        }
    }
}
