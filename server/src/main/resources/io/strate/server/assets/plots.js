// Draws plots over two axes of numbers, and trees of merges. Loaded after charts.js.

(() => {
  // Okabe and Ito's colours, told apart by those who see few; points differ in shape as well.
  const LIGHT = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#56b4e9', '#8064c8', '#868e96'];
  const DARK = ['#3d9be0', '#f0b429', '#12b886', '#ff7f2a', '#e599c5', '#a5dcf7', '#a78bfa', '#adb5bd'];
  const SHAPES = ['circle', 'triangle', 'rect', 'diamond', 'roundRect', 'pin', 'arrow', 'path://M0 3h3V0h2v3h3v2H5v3H3V5H0z'];
  const ICONS = { dashed: 'path://M0 4h10v2H0zM14 4h10v2H14z', dotted: 'path://M0 4h3v2H0zM7 4h3v2H7zM14 4h3v2H14zM21 4h3v2H21z' };
  const isDark = () => document.documentElement.dataset.bsTheme === 'dark';
  const colours = () => (isDark() ? DARK : LIGHT);
  const colour = i => colours()[i % LIGHT.length];
  // The ninth has the first's colour, in another shape.
  const shape = i => SHAPES[(i + Math.floor(i / LIGHT.length)) % SHAPES.length];

  const language = document.documentElement.lang;
  const FORMATS = {
    number: new Intl.NumberFormat(language, { maximumSignificantDigits: 5 }),
    share: new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }),
    day: new Intl.DateTimeFormat(language, { dateStyle: 'medium' }),
  };
  const format = (axis, value) => FORMATS[axis.scale].format(value);

  const mark = (ink, one) => ({
    [one.upright ? 'xAxis' : 'yAxis']: one.at,
    label: { formatter: one.text, color: ink, position: one.upright ? 'end' : 'insideEndTop', distance: one.upright ? 10 : 5 },
  });

  const band = (s, i) => ({
    type: 'custom', name: s.name, silent: true, z: 1, clip: true, itemStyle: { color: colour(i) },
    encode: { x: 0, y: [1, 2] }, data: s.points.map(([x, , low, high]) => [x, low, high]),
    renderItem: (params, api) => {
      if (params.dataIndexInside !== 0) {
        return undefined;
      }
      const edge = at => s.points.map(p => api.coord([p[0], p[at]]));
      return { type: 'polygon', shape: { points: [...edge(3), ...edge(2).reverse()] }, style: { fill: colour(i), opacity: isDark() ? 0.3 : 0.18 } };
    },
  });

  const whiskers = (s, i) => ({
    type: 'custom', name: s.name, silent: true, z: 3, encode: { x: 0, y: [1, 2] },
    data: s.points.filter(p => p.length === 4).map(([x, , low, high]) => [x, low, high]),
    renderItem: (params, api) => {
      const [x, top] = api.coord([api.value(0), api.value(2)]);
      const bottom = api.coord([api.value(0), api.value(1)])[1];
      const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour(i), lineWidth: 1.5 } });
      return { type: 'group', children: [line(x, top, x, bottom), line(x - 4, top, x + 4, top), line(x - 4, bottom, x + 4, bottom)] };
    },
  });

  const drawn = (s, i, ink, dashes) => {
    const one = { name: s.name, itemStyle: { color: colour(i) } };
    const data = s.points;
    const isShort = s.points.length < 40;
    const isSparse = s.points.length < 16;
    const uncertain = s.points.some(p => p.length === 4) ? [whiskers(s, i)] : [];
    switch (s.form) {
      case 'line':
        return [{ ...one, type: 'line', data, showSymbol: isShort, symbol: shape(i), symbolSize: 6, lineStyle: { color: colour(i) } }, ...uncertain];
      case 'course':
        return [{ ...one, type: 'line', data, showSymbol: isSparse, symbol: isSparse ? shape(i) : 'circle', symbolSize: 6, lineStyle: { color: colour(i) } },
          ...(uncertain.length > 0 ? [band({ ...s, points: s.points.filter(p => p.length === 4) }, i)] : [])];
      case 'steps':
        return [{ ...one, type: 'line', data, step: 'end', showSymbol: false, symbol: 'circle', lineStyle: { color: colour(i) } }];
      case 'reference':
        return [{ ...one, type: 'line', data, showSymbol: false, symbol: 'none', itemStyle: { color: ink }, lineStyle: { color: ink, type: dashes, width: 1 }, tooltip: { show: false } }];
      case 'area':
        return [{ ...one, type: 'line', data, step: 'middle', showSymbol: false, symbol: 'rect', lineStyle: { width: 0 }, areaStyle: { color: colour(i), opacity: 0.85 } }];
      case 'band':
        return [s.points.length > 1 ? band(s, i) : whiskers(s, i)];
      case 'points':
        return [{ ...one, type: 'scatter', data, symbol: shape(i), symbolSize: isShort ? 9 : 6, itemStyle: { color: colour(i), opacity: isShort ? 1 : 0.75 } }, ...uncertain];
      default:
        throw new Error('no series is drawn as ' + s.form);
    }
  };

  strateCharts.add('plot', (chart, { base, axis, ink, faint }) => {
    const isMarked = chart.marks.some(one => one.upright);
    const isFilled = chart.series.some(s => s.form === 'area');
    // A second line to compare with is drawn otherwise than the first.
    const dashes = s => (s.form === 'reference' && s !== chart.series.find(other => other.form === 'reference') ? 'dotted' : 'dashed');
    const isCloud = chart.series.every(s => s.form === 'points');
    const scale = (one, isUpright) => ({
      type: one.scale === 'day' ? 'time' : 'value', name: one.name, ...axis, axisLine: { ...axis.axisLine, onZero: !isCloud },
      nameLocation: isUpright ? 'end' : 'middle', nameGap: !isUpright ? 28 : isMarked ? 32 : 12, nameTextStyle: { color: ink, align: isUpright ? 'left' : 'center' },
      scale: !isFilled, min: one.scale === 'share' ? 0 : undefined, max: one.scale === 'share' ? 1 : isFilled && !isUpright ? 'dataMax' : undefined,
      splitLine: { show: isUpright || isCloud, lineStyle: { color: faint } }, axisLabel: { ...axis.axisLabel, formatter: value => format(one, value) },
    });
    const sure = ([, , low, high]) => (high === undefined ? '' : ` (${format(chart.y, low)} – ${format(chart.y, high)})`);
    // A band around a line is told with the line.
    const isTold = (p, list) => p.value !== undefined && (p.seriesType !== 'custom' || list.every(q => q === p || q.seriesName !== p.seriesName));
    const told = ({ seriesType, value: v }) => (seriesType === 'custom' ? `${format(chart.y, v[1])} – ${format(chart.y, v[2])}` : format(chart.y, v[1]) + sure(v));
    const lines = list => list.filter(p => isTold(p, list)).map(p => `${p.seriesName}: ${told(p)}`);
    return {
      ...base, color: colours(),
      grid: { ...base.grid, top: (chart.series.length > 1 ? 56 : 32) + (isMarked ? 22 : 0), bottom: 28, right: chart.x.scale === 'day' ? 48 : 24 },
      legend: base.legend && { ...base.legend, data: chart.series.map(s => ({ name: s.name, icon: s.form === 'reference' ? ICONS[dashes(s)] : undefined })) },
      tooltip: isCloud
        ? { trigger: 'item', renderMode: 'richText', formatter: p => `${p.seriesName}\n${format(chart.x, p.value[0])} · ${format(chart.y, p.value[1])}` }
        : { trigger: 'axis', renderMode: 'richText', formatter: list => [`${chart.x.name} ${format(chart.x, list[0].axisValue)}`, ...lines(list)].join('\n') },
      xAxis: scale(chart.x, false), yAxis: scale(chart.y, true),
      series: [
        ...chart.series.flatMap((s, i) => drawn(s, i, ink, dashes(s))),
        { type: 'line', data: [], silent: true, markLine: { symbol: 'none', silent: true, animation: false, lineStyle: { color: ink, type: 'dotted', width: 1.5 }, data: chart.marks.map(one => mark(ink, one)) } },
      ],
    };
  });

  // ---- Trees of merges: the first merges joined leaves, each further one what is there already.

  // Where each node stands, leaves side by side in the order in which they were joined.
  const places = chart => {
    const count = chart.leaves.length;
    const nodes = chart.leaves.map(size => ({ height: 0, size }));
    chart.merges.forEach(m => nodes.push({ height: m.height, size: m.size, left: m.left, right: m.right }));
    let next = 0;
    const place = id => {
      const node = nodes[id];
      if (id < count) {
        node.x = next++;
      } else {
        node.x = (place(node.left) + place(node.right)) / 2;
      }
      return node.x;
    };
    place(nodes.length - 1);
    return nodes;
  };

  // Below the cut each part has a colour; above it none.
  const paint = (nodes, leaves, cut) => {
    const whole = new Set(nodes.map((_, id) => id).slice(0, nodes.length - (cut - 1)));
    let next = 0;
    const down = (id, of) => {
      const node = nodes[id];
      node.part = of ?? (whole.has(id) ? next++ : undefined);
      if (id >= leaves) {
        down(node.left, node.part);
        down(node.right, node.part);
      }
    };
    down(nodes.length - 1, undefined);
  };

  strateCharts.add('dendrogram', (chart, { base, axis, ink, faint }) => {
    const nodes = places(chart);
    const count = chart.leaves.length;
    paint(nodes, count, chart.cut);
    const top = nodes.at(-1).height;
    return {
      ...base, legend: undefined,
      grid: { ...base.grid, top: 28, bottom: 28 },
      tooltip: { trigger: 'item', renderMode: 'richText', formatter: p => p.data?.says },
      xAxis: { type: 'value', name: chart.of, nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: ink }, min: -1, max: count, splitLine: { show: false }, axisLine: { lineStyle: { color: faint } }, axisTick: { show: false },
        interval: 1, axisLabel: { color: ink, hideOverlap: true, formatter: x => { const leaf = nodes.slice(0, count).find(n => n.x === x); return leaf ? strateCharts.number(leaf.size) : ''; } } },
      yAxis: { type: 'value', name: chart.unit, nameTextStyle: { color: ink, align: 'left' }, min: 0, max: top * 1.05, splitLine: { lineStyle: { color: faint } }, ...axis, axisLabel: { color: ink, formatter: v => (v > top ? '' : FORMATS.number.format(v)) } },
      series: [
        { type: 'lines', coordinateSystem: 'cartesian2d', polyline: true, data: nodes.slice(count).map(n => {
          const [left, right] = [nodes[n.left], nodes[n.right]];
          return { coords: [[left.x, left.height], [left.x, n.height], [right.x, n.height], [right.x, right.height]], says: `${strateCharts.number(n.size)} · ${FORMATS.number.format(n.height)}`,
            lineStyle: { color: n.part === undefined ? ink : colour(n.part), width: n.part === undefined ? 1 : 2, opacity: 1 } };
        }) },
        { type: 'line', data: [], silent: true, markLine: { symbol: 'none', silent: true, animation: false, label: { show: false }, lineStyle: { color: ink, type: 'dashed', width: 1.5 }, data: [{ yAxis: chart.cuts.find(c => c.clusters === chart.cut).height }] } },
      ],
    };
  });
})();
