import type { ScaledUnit, Unit } from '@lockstep/promql';

/**
 * What values are that Grafana shows with a unit, by the id of the unit: `ms` takes seconds times 1000. Ids that say
 * nothing of a quantity (`short`, `none`), or one that no catalog of ours has, are not listed.
 */
export const GRAFANA_UNITS: ReadonlyMap<string, ScaledUnit> = new Map([
  ...scaled({ seconds: 1 }, [
    ['s dtdurations clocks dthms dtdhms', 1],
    ['ms dtdurationms clockms', 1e3],
    ['µs', 1e6],
    ['ns', 1e9],
    ['timeticks', 100],
    ['m', 1 / 60],
    ['h', 1 / 3600],
    ['d', 1 / 86_400],
  ]),
  ...scaled({ bytes: 1 }, [
    ['bytes decbytes', 1],
    ['bits decbits', 8],
    ...powers(['kbytes', 'mbytes', 'gbytes', 'tbytes', 'pbytes'], 1024, 1),
    ...powers(['deckbytes', 'decmbytes', 'decgbytes', 'dectbytes', 'decpbytes'], 1000, 1),
  ]),
  ...scaled({ bytes: 1, seconds: -1 }, [
    ['Bps binBps', 1],
    ['bps binbps', 8],
    ...powers(['KiBs', 'MiBs', 'GiBs', 'TiBs', 'PiBs'], 1024, 1),
    ...powers(['KBs', 'MBs', 'GBs', 'TBs', 'PBs'], 1000, 1),
    ...powers(['Kibits', 'Mibits', 'Gibits', 'Tibits', 'Pibits'], 1024, 8),
    ...powers(['Kbits', 'Mbits', 'Gbits', 'Tbits', 'Pbits'], 1000, 8),
  ]),
  ...scaled({ seconds: -1 }, [
    ['hertz ops reqps rps wps iops eps cps recps rowsps pps mps', 1],
    ['opm reqpm rpm wpm epm cpm recpm rowspm mpm', 60],
  ]),
  ...scaled({}, [
    ['percentunit', 1],
    ['percent', 100],
  ]),
  ...scaled({ time: 1 }, [
    [
      'dateTimeAsIso dateTimeAsIsoNoDateIfToday dateTimeAsUS dateTimeAsUSNoDateIfToday dateTimeAsLocal ' +
        'dateTimeAsLocalNoDateIfToday dateTimeAsSystem dateTimeFromNow',
      1e3,
    ],
  ]),
  ...scaled({ celsius: 1 }, [['celsius', 1]]),
  ...scaled({ volts: 1 }, [['volt', 1]]),
  ...scaled({ amperes: 1 }, [['amp', 1]]),
  ...scaled({ joules: 1 }, [['joule', 1]]),
  ...scaled({ joules: 1, seconds: -1 }, [['watt', 1]]),
  ...scaled({ meters: 1 }, [['lengthm', 1]]),
  ...scaled({ grams: 1 }, [
    ['massg', 1],
    ['masskg', 1 / 1000],
  ]),
]);

type Ids = readonly (readonly [ids: string, scale: number])[];

function scaled(unit: Unit, all: Ids): readonly (readonly [string, ScaledUnit])[] {
  return all.flatMap(([ids, scale]) => ids.split(' ').map((id) => [id, { unit, scale }] as const));
}

/** Units that are each `base` times the one before. */
function powers(ids: readonly string[], base: number, scale: number): Ids {
  return ids.map((id, index) => [id, scale / base ** (index + 1)] as const);
}
