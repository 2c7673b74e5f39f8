//! The rules that a page is divided by: **walls** between columns, **floors** between rows.
//!
//! They settle what room alone cannot: two texts with a wall between them are two cells however close they stand, and
//! lines with a floor neither above nor between them are one value. Most papers have none; nothing depends on them.

/// A wall: where it stands along the row, and from where to where it goes down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wall {
    pub(super) u: f64,
    pub(super) v0: f64,
    pub(super) v1: f64,
}

/// A floor: how far down it lies, and from where to where it goes along the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Floor {
    pub(super) v: f64,
    pub(super) u0: f64,
    pub(super) u1: f64,
}

/// The rules of a page, in the coordinates of its rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    walls: Vec<Wall>,
    floors: Vec<Floor>,
}

impl Grid {
    /// From thin boxes: left, right, upper and lower edge.
    pub(super) fn new(rules: impl Iterator<Item = (f64, f64, f64, f64)>) -> Grid {
        let mut grid = Grid::default();
        for (u0, u1, v0, v1) in rules {
            if u1 - u0 < v1 - v0 {
                grid.walls.push(Wall { u: (u0 + u1) / 2.0, v0, v1 });
            } else {
                grid.floors.push(Floor { v: (v0 + v1) / 2.0, u0, u1 });
            }
        }
        grid
    }

    /// The places of the walls that a row crosses whose letters reach from one height to another, from left to right.
    pub(super) fn walls_at(&self, top: f64, bottom: f64) -> Vec<f64> {
        let middle = (top + bottom) / 2.0;
        let through = |wall: &&Wall| wall.v0 < middle && wall.v1 > middle;
        let mut places: Vec<f64> = self.walls.iter().filter(through).map(|wall| wall.u).collect();
        places.sort_by(f64::total_cmp);
        // A double rule, or one drawn for each of two cells.
        places.dedup_by(|next, last| *next - *last < 2.5);
        places
    }

    /// Whether a floor lies under a place along the row between two heights.
    pub(super) fn has_floor_between(&self, top: f64, bottom: f64, u: f64) -> bool {
        self.floors.iter().any(|floor| floor.v > top && floor.v < bottom && floor.u0 - 2.0 < u && u < floor.u1 + 2.0)
    }

    /// The nearest floors above and below a height that lie under all of some places along the row.
    pub(super) fn band(&self, v: f64, places: &[f64]) -> Option<(f64, f64)> {
        let under_all = |floor: f64| {
            let at =
                |u: &f64| self.floors.iter().any(|f| (f.v - floor).abs() < 1.5 && f.u0 - 2.0 < *u && *u < f.u1 + 2.0);
            places.iter().all(at)
        };
        let heights = || self.floors.iter().map(|floor| floor.v).filter(|floor| under_all(*floor));
        let above = heights().filter(|floor| *floor < v).fold(f64::NEG_INFINITY, f64::max);
        let below = heights().filter(|floor| *floor > v).fold(f64::INFINITY, f64::min);
        (above.is_finite() && below.is_finite()).then_some((above, below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn band_lies_between_floors_under_all_its_places() {
        let floor = |v: f64, u0: f64, u1: f64| (u0, u1, v, v + 0.5);
        let rules = [floor(0.0, 0.0, 50.0), floor(0.0, 50.0, 100.0), floor(10.0, 50.0, 100.0), floor(20.0, 0.0, 100.0)];
        let grid = Grid::new(rules.into_iter());
        assert_eq!(grid.band(5.0, &[20.0, 80.0]), Some((0.25, 20.25)));
        assert_eq!(grid.band(5.0, &[80.0]), Some((0.25, 10.25)));
        assert_eq!(grid.band(30.0, &[80.0]), None);
    }

    #[test]
    fn walls_are_those_that_the_row_crosses() {
        let rules = [(10.0, 10.5, 0.0, 50.0), (11.0, 11.5, 0.0, 50.0), (30.0, 30.5, 0.0, 8.0)];
        assert_eq!(Grid::new(rules.into_iter()).walls_at(10.0, 20.0), [10.25]);
    }
}
