/* Where a point lies on the drawn map: ETRS89-LAEA (EPSG:3035) in the frame of dashboard/layers/paths.py. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const RADIAN = Math.PI / 180;
  const WEST = 2560000;
  const NORTH = 5440000;
  const UNIT = 4860;
  const EASTING = 4321000;
  const NORTHING = 3210000;
  const AXIS = 6378137;
  const E2 = 0.00669438002290; // eccentricity of GRS80, squared
  const E = Math.sqrt(E2);

  /* Snyder 3-12: what makes the latitude one of equal area. */
  const q = (sine) => (1 - E2) * (sine / (1 - E2 * sine * sine) - Math.log((1 - E * sine) / (1 + E * sine)) / (2 * E));

  const POLE = q(1);
  const RADIUS = AXIS * Math.sqrt(POLE / 2);
  const SINE = Math.sin(52 * RADIAN);
  const BETA = Math.asin(q(SINE) / POLE);
  const STRETCH = (AXIS * Math.cos(52 * RADIAN)) / (Math.sqrt(1 - E2 * SINE * SINE) * RADIUS * Math.cos(BETA));

  /* [lon, lat] in degrees to [x, y] in the units of the drawing, y downwards. */
  atlas.toDrawing = function ([lon, lat]) {
    const beta = Math.asin(q(Math.sin(lat * RADIAN)) / POLE);
    const away = (lon - 10) * RADIAN;
    const scale = RADIUS * Math.sqrt(2 / (1 + Math.sin(BETA) * Math.sin(beta) + Math.cos(BETA) * Math.cos(beta) * Math.cos(away)));
    const east = EASTING + scale * STRETCH * Math.cos(beta) * Math.sin(away);
    const north = NORTHING + (scale / STRETCH) * (Math.cos(BETA) * Math.sin(beta) - Math.sin(BETA) * Math.cos(beta) * Math.cos(away));
    return [(east - WEST) / UNIT, (NORTH - north) / UNIT];
  };

  /* [lon, lat] to Web Mercator in radians, y upwards, and back. */
  atlas.toMercator = ([lon, lat]) => [lon * RADIAN, Math.log(Math.tan(Math.PI / 4 + (lat * RADIAN) / 2))];
  atlas.fromMercator = ([x, y]) => [x / RADIAN, (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIAN];
})();
