package dev.techo

import dev.techo.model.BegunEvent
import dev.techo.model.CardFacts
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
import org.junit.jupiter.api.Assertions.assertThrows
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
    fun `dates and papers that cannot be are refused by name`() {
        val card = CardFacts(LocalDate.of(1985, 7, 7), LocalDate.of(2020, 9, 1), null, null, null, null)
        val table = listOf(
            card.copy(birthDate = LocalDate.of(2020, 9, 2)) to "birth",
            card.copy(birthDate = LocalDate.of(1867, 12, 31)) to "birth",
            card.copy(cardIssued = LocalDate.of(2201, 1, 1)) to "card_issued",
            card.copy(cardExpires = LocalDate.of(2020, 8, 31)) to "card_expires",
            card.copy(certExpires = LocalDate.of(2020, 8, 31)) to "cert_expires",
            card.copy(stayUntil = LocalDate.of(2020, 8, 31)) to "stay_until",
        )
        for ((facts, field) in table) {
            val refused = assertThrows(NotebookException.BadValue::class.java) { deadlinesOn(facts, today, Lang.JA) }
            assertEquals(field, refused.field)
        }
        val trip = Situation(VisitScene.CLINIC, Escort.ALONE, CardState.NONE, listOf(Shown.MYNUMBER_CARD))
        val refused = assertThrows(NotebookException.BadValue::class.java) { presentingOn(trip, today, Lang.JA) }
        assertEquals("papers", refused.field)
    }

    @Test
    fun `form of an outage is filled from the notebook and the rest is written by hand`() {
        val pdf = File(System.getProperty("techo.fixtures"), "family/mother.pdf").readBytes()
        Notebook.create(folder.resolve("outage.techo").toString(), newKey()).use { notebook ->
            val member = notebook.addOn(pdf, Whose.Unknown, today).single().member!!
            val outage = Situation(VisitScene.READER_DOWN, Escort.ALONE, CardState.REGISTERED, emptyList())
            val form = notebook.presentingOf(member, outage, today, Lang.EN).declaration.associate { it.id to it.value }
            assertEquals("06479901", form["insurer_number"])
            assertNull(form.getValue("phone"))
            assertTrue(presentingOn(outage, today, Lang.EN).declaration.all { it.value == null })
            notebook.finish()
        }
    }

    @Test
    fun `task that was begun is in the notices and one of an impossible day is refused by name`() {
        val pdf = File(System.getProperty("techo.fixtures"), "family/mother.pdf").readBytes()
        Notebook.create(folder.resolve("tasks.techo").toString(), newKey()).use { notebook ->
            val member = notebook.addOn(pdf, Whose.Unknown, today).single().member!!
            notebook.beginEvent(BegunEvent(member, "moving", today), today)
            val plan = notebook.noticePlanOn(null, today, Lang.JA)
            assertTrue(plan.any { notice -> notice.subjects.any { it.startsWith("task:") } })
            val far = BegunEvent(member, "moving", LocalDate.of(2201, 1, 1))
            val refused = assertThrows(NotebookException.BadValue::class.java) { notebook.beginEvent(far, today) }
            assertEquals("day", refused.field)
            notebook.finish()
        }
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
